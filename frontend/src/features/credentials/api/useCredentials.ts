import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useCredentials() {
  return useQuery({
    queryKey: ['credentials'],
    queryFn: ({ signal }) => answer(api.GET('/users/me/service-credentials', { signal })),
  });
}
