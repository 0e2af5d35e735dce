import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { storeToken } from '../../../api/session';
import type { ChangePasswordRequest } from '../../../api/types';

/** Sets a new password; every other session ends, and this one goes on with the token that comes back. */
export function useChangePassword() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangePasswordRequest) =>
      answer(api.POST('/auth/change-password', { body })),
    onSuccess: ({ access_token }) => {
      storeToken(access_token);
      return cache.invalidateQueries({ queryKey: ['audit-log'] });
    },
  });
}
