import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answer, api } from '../../../api/client';

interface Order {
  name: string;
  terms: string[];
}

/** Submits the same input with the same parameters once more. */
export function useCloneJob(id: string) {
  const cache = useQueryClient();
  // One key for one dialog: a second press after a lost answer makes no second job.
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (body: Order) =>
      answer(
        api.POST('/jobs/{id}/clone', {
          params: { path: { id }, header: { 'Idempotency-Key': key.current } },
          body,
        }),
      ),
    onSuccess: () => {
      key.current = crypto.randomUUID();
      return cache.invalidateQueries({ queryKey: ['jobs'] });
    },
  });
}
