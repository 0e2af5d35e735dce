import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Notification } from '../../../api/types';

export function useMarkRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: Notification['id']) =>
      answer(api.PATCH('/notifications/{id}/read', { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['notifications'] }),
  });
}
