import { z } from '../../components/schema';

const token = z
  .string()
  .trim()
  .min(8, 'A token has at least 8 characters')
  .max(4096, 'A token has at most 4096 characters')
  .regex(/^[\x21-\x7e]*$/, 'A token has no spaces or special letters: copy it again');

const label = z.string().max(100, 'At most 100 characters');

export const addSchema = z.object({
  service_id: z.string({ error: 'Choose a service' }).min(1, 'Choose a service'),
  label,
  api_token: token,
});

/** An empty token keeps the stored one. */
export const editSchema = z.object({ label, api_token: z.union([z.literal(''), token]) });
