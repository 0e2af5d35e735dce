import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** Asks the service whether it accepts the stored token. */
export function useTestConnection() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (serviceId: number) =>
      answer(
        api.POST('/users/me/service-credentials/{service_id}/test', {
          params: { path: { service_id: serviceId } },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['credentials'] }),
  });
}
