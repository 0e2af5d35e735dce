import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { UpdateCredentialRequest } from '../../../api/types';

export function useUpdateCredential(serviceId: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: UpdateCredentialRequest) =>
      answer(
        api.PATCH('/users/me/service-credentials/{service_id}', {
          params: { path: { service_id: serviceId } },
          body,
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['credentials'] }),
  });
}
