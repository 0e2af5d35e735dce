import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useServices() {
  return useQuery({
    queryKey: ['services'],
    queryFn: ({ signal }) => answer(api.GET('/services', { signal })),
    staleTime: 30_000,
  });
}
