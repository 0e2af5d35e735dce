import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { storeToken } from '../../../api/session';
import type { LoginRequest } from '../../../api/types';

export function useLogin() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: LoginRequest) => answer(api.POST('/auth/login', { body })),
    onSuccess: ({ access_token }) => {
      // Another user may have been signed in before.
      cache.clear();
      storeToken(access_token);
    },
  });
}
