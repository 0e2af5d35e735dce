import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { PanelRequest } from '../../../api/types';

/** Adds a panel to a server that lists none; operators only. */
export function useAddPanel(serviceId: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: PanelRequest) =>
      answer(api.POST('/services/{id}/panels', { params: { path: { id: serviceId } }, body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['services'] }),
  });
}

/** Offers a panel or takes it out of use; operators only. */
export function useSetPanelAvailable() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, is_available }: { id: number; is_available: boolean }) =>
      answer(api.PATCH('/panels/{id}', { params: { path: { id } }, body: { is_available } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['services'] }),
  });
}
