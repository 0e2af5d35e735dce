import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** A fresh link to all results of a job as one ZIP archive. */
export function useArchiveLink(id: string) {
  return useMutation({
    mutationFn: () => answer(api.GET('/jobs/{id}/results/archive', { params: { path: { id } } })),
  });
}
