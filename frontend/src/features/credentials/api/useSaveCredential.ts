import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { SaveCredentialRequest } from '../../../api/types';

export function useSaveCredential() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SaveCredentialRequest) =>
      answer(api.POST('/users/me/service-credentials', { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['credentials'] }),
  });
}
