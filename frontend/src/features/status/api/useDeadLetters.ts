import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** Jobs that the platform itself gave up on, newest first; for operators. */
export function useDeadLetters(page: number) {
  return useQuery({
    queryKey: ['dead-letters', page],
    queryFn: ({ signal }) =>
      answer(api.GET('/jobs/dead-letters', { params: { query: { page, size: 20 } }, signal })),
  });
}

/** Lets such a job go on at the step that failed. */
export function useRedrive() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answer(api.POST('/jobs/dead-letters/{id}/redrive', { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['dead-letters'] }),
  });
}
