import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useJobStats() {
  return useQuery({
    queryKey: ['jobs', 'stats'],
    queryFn: ({ signal }) => answer(api.GET('/jobs/stats', { signal })),
    refetchInterval: 10_000,
  });
}
