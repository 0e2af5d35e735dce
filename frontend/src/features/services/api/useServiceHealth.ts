import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useServiceHealth(id: string) {
  return useQuery({
    queryKey: ['services', id, 'health'],
    queryFn: ({ signal }) =>
      answer(api.GET('/services/{id}/health', { params: { path: { id } }, signal })),
    refetchInterval: 30_000,
  });
}
