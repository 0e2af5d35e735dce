import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

/** What was done with the user's things, the newest first. */
export function useAuditLog(page: number, size: number) {
  return useQuery({
    queryKey: ['audit-log', page, size],
    queryFn: ({ signal }) =>
      answer(api.GET('/users/me/audit-log', { params: { query: { page, size } }, signal })),
    placeholderData: keepPreviousData,
  });
}
