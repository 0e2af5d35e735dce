import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useCurrentUser() {
  return useQuery({
    queryKey: ['user'],
    queryFn: ({ signal }) => answer(api.GET('/auth/user', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
