import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** The newest notifications and the number of unread ones, asked again every 15 seconds. */
export function useNotifications() {
  return useQuery({
    queryKey: ['notifications'],
    queryFn: ({ signal }) =>
      answer(api.GET('/notifications', { params: { query: { page: 0, size: 20 } }, signal })),
    refetchInterval: 15_000,
  });
}
