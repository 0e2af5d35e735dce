import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useMarkAllRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/notifications/mark-all-read')),
    onSettled: () => cache.invalidateQueries({ queryKey: ['notifications'] }),
  });
}
