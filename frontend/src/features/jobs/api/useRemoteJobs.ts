import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** The jobs of the user's own account on an external service; waits while none is chosen. */
export function useRemoteJobs(serviceId: number | null) {
  return useQuery({
    queryKey: ['remote-jobs', serviceId],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/users/me/service-credentials/{service_id}/remote-jobs', {
          params: { path: { service_id: serviceId ?? 0 } },
          signal,
        }),
      ),
    enabled: serviceId !== null,
    retry: false,
  });
}
