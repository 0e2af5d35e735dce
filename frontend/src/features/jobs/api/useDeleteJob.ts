import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** Deletes an ended job with its files. */
export function useDeleteJob(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE('/jobs/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      cache.removeQueries({ queryKey: ['jobs', id] });
      void cache.invalidateQueries({ queryKey: ['jobs', 'list'] });
      void cache.invalidateQueries({ queryKey: ['jobs', 'stats'] });
      void cache.invalidateQueries({ queryKey: ['files'] });
    },
  });
}
