import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useUsage() {
  return useQuery({
    queryKey: ['files', 'usage'],
    queryFn: ({ signal }) => answer(api.GET('/files/usage', { signal })),
  });
}
