import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client';

export function useCancelUpload() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api.DELETE('/files/uploads/{id}', {
        params: { path: { id } },
        headers: { 'Tus-Resumable': '1.0.0' },
      }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['files'] }),
  });
}
