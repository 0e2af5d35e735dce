import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useKeepFile(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (until: string) =>
      answer(api.POST('/files/{id}/keep', { params: { path: { id } }, body: { until } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['files'] }),
  });
}
