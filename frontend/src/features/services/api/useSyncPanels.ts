import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** Has the server asked for its panels with the operator's own token. */
export function useSyncPanels(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/services/{id}/sync-panels', { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['services'] }),
  });
}
