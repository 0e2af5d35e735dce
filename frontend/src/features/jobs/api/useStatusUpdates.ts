import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Job } from '../../../api/types';
import { isTerminal } from '../jobStatus';

/** The job's history. The status is part of the key, so that the last entries are fetched once it has ended. */
export function useStatusUpdates(job: Job) {
  return useQuery({
    queryKey: ['jobs', job.id, 'status-updates', isTerminal(job.status)],
    queryFn: ({ signal }) =>
      answer(api.GET('/jobs/{id}/status-updates', { params: { path: { id: job.id } }, signal })),
    placeholderData: (before) => before,
    refetchInterval: isTerminal(job.status) ? false : 2_000,
  });
}
