import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** What jobs of a service may ask for; waits while there is no service. */
export function useServiceParameters(id: string | null) {
  return useQuery({
    queryKey: ['services', id, 'parameters'],
    queryFn: ({ signal }) =>
      answer(api.GET('/services/{id}/parameters', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== null,
    staleTime: 30_000,
  });
}
