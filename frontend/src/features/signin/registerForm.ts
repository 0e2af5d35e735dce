import { z } from '../../components/schema';

export const PASSWORD_RULE = 'At least 10 characters, at most 72 bytes.';

export const registerSchema = z.object({
  username: z
    .string()
    .trim()
    .min(3, 'At least 3 characters')
    .max(50, 'At most 50 characters')
    .regex(/^[A-Za-z0-9_.-]+$/, 'Letters, digits, dot, dash and underscore only'),
  email: z.email('Enter a valid e-mail address'),
  password: z
    .string()
    .min(10, 'At least 10 characters')
    .refine((password) => new TextEncoder().encode(password).length <= 72, 'At most 72 bytes'),
  first_name: z.string(),
  last_name: z.string(),
});

export const emptyRegisterForm = {
  username: '',
  email: '',
  password: '',
  first_name: '',
  last_name: '',
};
