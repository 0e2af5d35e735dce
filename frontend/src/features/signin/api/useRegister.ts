import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { RegisterRequest } from '../../../api/types';

export function useRegister() {
  return useMutation({
    mutationFn: (body: RegisterRequest) => answer(api.POST('/auth/register', { body })),
  });
}
