import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useCancelJob(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/jobs/{id}/cancel', { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['jobs'] }),
  });
}
