import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** The panels of a service; waits while there is no service. */
export function useServicePanels(id: string | null) {
  return useQuery({
    queryKey: ['services', id, 'panels'],
    queryFn: ({ signal }) =>
      answer(api.GET('/services/{id}/panels', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== null,
    staleTime: 30_000,
  });
}
