import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useDeleteCredential(serviceId: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        api.DELETE('/users/me/service-credentials/{service_id}', {
          params: { path: { service_id: serviceId } },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['credentials'] }),
  });
}
