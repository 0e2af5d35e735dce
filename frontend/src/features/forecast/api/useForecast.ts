import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';

const PAUSE = 1_500;

/** What a panel would make of a file; null where nobody has loaded the panel's sites. Asked again while it is made. */
export function useForecast(fileId: string, panelId: string) {
  return useQuery({
    queryKey: ['files', fileId, 'forecast', panelId],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/files/{id}/forecast', {
          params: { path: { id: fileId }, query: { panel_id: Number(panelId) } },
          signal,
        }),
      ).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.code === 'no_panel_sites') return null;
        throw error;
      }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? PAUSE : false),
    staleTime: 30_000,
  });
}
