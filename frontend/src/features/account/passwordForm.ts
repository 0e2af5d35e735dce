import { z } from '../../components/schema';
import { registerSchema } from '../signin/registerForm';

export const passwordSchema = z.object({
  current_password: z.string().min(1, 'Enter your current password'),
  new_password: registerSchema.shape.password,
});

export const emptyPasswordForm = { current_password: '', new_password: '' };
