import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export interface RetryWish {
  /** A new external job, whatever became of the old one. */
  resubmit?: boolean;
  /** The input is sent whatever was found in it. */
  ignore_findings?: boolean;
}

/** Takes a job up again. */
export function useRetryJob(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wish: RetryWish) =>
      answer(api.POST('/jobs/{id}/retry', { params: { path: { id } }, body: wish })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['jobs'] }),
  });
}
