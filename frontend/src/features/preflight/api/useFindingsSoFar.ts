import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';

const PAUSE = 2_000;

/** What was found so far in a file that is still on its way; null while that is nothing, or nobody reads along. */
export function useFindingsSoFar(uploadId: string) {
  return useQuery({
    queryKey: ['files', uploadId, 'inspection'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/files/{id}/inspection', { params: { path: { id: uploadId } }, signal }),
      ).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }),
    refetchInterval: PAUSE,
  });
}
