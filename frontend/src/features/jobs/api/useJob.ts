import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { isTerminal } from '../jobStatus';

/** One job, asked again every two seconds until it has ended. */
export function useJob(id: string) {
  return useQuery({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => answer(api.GET('/jobs/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) =>
      state.data === undefined || isTerminal(state.data.status) ? false : 2_000,
  });
}
