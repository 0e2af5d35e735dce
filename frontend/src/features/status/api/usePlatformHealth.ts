import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function usePlatformHealth() {
  return useQuery({
    queryKey: ['platform-health'],
    queryFn: ({ signal }) => answer(api.GET('/monitoring/health', { signal })),
    refetchInterval: 15_000,
  });
}
