import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';
import type { FileForecast } from '../../../api/types';

const PAUSE = 1_500;

const forecastOf = (fileId: string, panelId: string) =>
  queryOptions({
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

/** What a panel would make of a file; null where nobody has loaded the panel's sites. Asked again while it is made. */
export function useForecast(fileId: string, panelId: string) {
  return useQuery(forecastOf(fileId, panelId));
}

export type Severity = FileForecast['remarks'][number]['severity'];

/** The gravest that is foretold of any of the files; null where nothing is, or not yet. */
export function useGravest(fileIds: string[], panelId: string | null): Severity | null {
  return useQueries({
    queries: panelId === null ? [] : fileIds.map((id) => forecastOf(id, panelId)),
    combine: (forecasts) => {
      const found = forecasts.flatMap(({ data }) => data?.remarks[0]?.severity ?? []);
      return (['error', 'warning', 'info'] as const).find((each) => found.includes(each)) ?? null;
    },
  });
}
