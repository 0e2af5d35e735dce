import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client';
import { ApiProblem, toProblem } from '../../../api/problem';
import type { FilePage } from '../../../api/types';

type Doomed = Pick<FilePage['items'][number], 'id' | 'filename'>;

/** One after the other, whatever becomes of the others; what stays is told with the reason in the end. */
export function useDeleteFiles() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (files: Doomed[]) => {
      const kept: { filename: string; problem: ApiProblem }[] = [];
      for (const { id, filename } of files) {
        const problem = await problemOf(id);
        if (problem) kept.push({ filename, problem });
      }
      const [first] = kept;
      if (!first) return;
      if (files.length === 1) throw first.problem;
      throw new ApiProblem(first.problem.status, {
        code: first.problem.code,
        title: `${kept.length} of ${files.length} files could not be deleted`,
        errors: kept.map(({ filename, problem }) => ({
          field: filename,
          message: problem.detail || problem.title,
        })),
        action: [...new Set(kept.map(({ problem }) => problem.action))].filter(Boolean).join('. '),
        request_id: first.problem.requestId,
      });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['files'] }),
  });
}

/** Why a file is still there; null where it is not. */
async function problemOf(id: string): Promise<ApiProblem | null> {
  try {
    await api.DELETE('/files/{id}', { params: { path: { id } } });
    return null;
  } catch (error) {
    const problem = toProblem(error);
    return problem.code === 'not_found' ? null : problem;
  }
}
