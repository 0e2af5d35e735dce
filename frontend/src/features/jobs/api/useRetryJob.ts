import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** Takes a job up again; `resubmit` asks for a new external job, whatever became of the old one. */
export function useRetryJob(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (resubmit: boolean) =>
      answer(api.POST('/jobs/{id}/retry', { params: { path: { id } }, body: { resubmit } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['jobs'] }),
  });
}
