import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client';

/** One after the other; what was deleted before one fails stays deleted. */
export function useDeleteFiles() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (ids: string[]) => {
      for (const id of ids) await api.DELETE('/files/{id}', { params: { path: { id } } });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['files'] }),
  });
}
