import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';
import type { Job } from '../../../api/types';

/** The quality of an ended job's results; null when it left none. Asked again while files are still being read. */
export function useJobQuality(job: Job) {
  return useQuery({
    queryKey: ['jobs', job.id, 'quality', job.status],
    queryFn: ({ signal }) =>
      answer(api.GET('/jobs/{id}/quality', { params: { path: { id: job.id } }, signal })).catch(
        (error: unknown) => {
          if (error instanceof ApiProblem && error.status === 404) return null;
          throw error;
        },
      ),
    enabled: job.status === 'completed' || job.status === 'failed',
    refetchInterval: ({ state }) => (state.data && state.data.files_pending > 0 ? 3_000 : false),
  });
}
