import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useUnfinishedUploads() {
  return useQuery({
    queryKey: ['files', 'uploads'],
    queryFn: ({ signal }) => answer(api.GET('/files/uploads', { signal })),
    refetchInterval: 10_000,
  });
}
