import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

const MOST = 100;

/** Files of a job that went because their term was over. */
export function useDeletedFiles(jobId: string) {
  return useQuery({
    queryKey: ['files', 'deleted', jobId],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/files/deleted', { params: { query: { job_id: jobId, size: MOST } }, signal }),
      ),
  });
}
