import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** Asks the registry to check the service now; operators only. */
export function useCheckService(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/services/{id}/check', { params: { path: { id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['services'] }),
  });
}
