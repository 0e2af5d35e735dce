import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client';

export function useDeleteFile(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/files/{id}', { params: { path: { id } } }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['files'] }),
  });
}
