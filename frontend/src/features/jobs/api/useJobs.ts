import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { JobQuery } from '../../../api/types';

export function useJobs(query: JobQuery) {
  return useQuery({
    queryKey: ['jobs', 'list', query],
    queryFn: ({ signal }) => answer(api.GET('/jobs', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}
