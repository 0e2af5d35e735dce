import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Methods } from '../../../api/types';

/** The methods paragraph of a completed job, with its references. */
export function useMethods(id: string) {
  return useQuery({
    queryKey: ['jobs', id, 'methods'],
    queryFn: async ({ signal }) =>
      // Without another wish it is JSON, not the text.
      (await answer(
        api.GET('/jobs/{id}/methods', { params: { path: { id } }, signal }),
      )) as Methods,
  });
}

/** The job's RO-Crate, as the bytes to save. */
export function useCrate(id: string) {
  return useMutation({
    mutationFn: () =>
      answer(
        api.GET('/jobs/{id}/provenance', {
          params: { path: { id } },
          headers: { Accept: 'application/ld+json' },
          parseAs: 'blob',
        }),
      ),
  });
}
