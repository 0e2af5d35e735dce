import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** How long the platform keeps files; an operator's setting, so it seldom changes. */
export function useRetention() {
  return useQuery({
    queryKey: ['files', 'retention'],
    queryFn: ({ signal }) => answer(api.GET('/files/retention', { signal })),
    staleTime: 600_000,
  });
}
