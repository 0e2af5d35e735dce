import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Job, JobResults } from '../../../api/types';

const MARGIN_MS = 30_000;

/** The result files of an ended job. Their links expire, so they are fetched anew shortly before. */
export function useJobResults(job: Job) {
  return useQuery({
    queryKey: ['jobs', job.id, 'results', job.status],
    queryFn: ({ signal }) =>
      answer(api.GET('/jobs/{id}/results', { params: { path: { id: job.id } }, signal })),
    // A failed job may still have its quality control files.
    enabled: job.status === 'completed' || job.status === 'failed',
    refetchInterval: ({ state }) => untilRenewal(state.data),
  });
}

function untilRenewal(results: JobResults | undefined): number | false {
  if (results === undefined || results.files.length === 0) return false;
  const expiry = Math.min(...results.files.map((file) => Date.parse(file.expires_at)));
  // A timer longer than 24.8 days would fire at once.
  return Math.min(Math.max(expiry - Date.now() - MARGIN_MS, 5_000), 86_400_000);
}
