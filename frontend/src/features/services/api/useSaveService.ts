import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { AddServiceRequest, ChangeServiceRequest } from '../../../api/types';

/** Adds a service; operators only. */
export function useAddService() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: AddServiceRequest) => answer(api.POST('/services', { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['services'] }),
  });
}

/** Changes a service; operators only. */
export function useChangeService(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeServiceRequest) =>
      answer(api.PATCH('/services/{id}', { params: { path: { id } }, body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['services'] }),
  });
}
