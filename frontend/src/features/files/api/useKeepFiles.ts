import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client';

/** One after the other; what was kept before one fails stays kept. */
export function useKeepFiles() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, until }: { ids: string[]; until: string }) => {
      for (const id of ids)
        await api.POST('/files/{id}/keep', { params: { path: { id } }, body: { until } });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['files'] }),
  });
}
