import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

const PAUSE = 1_500;
const key = (panelId: number) => ['panel-sites', panelId];

/** Which sites of a panel are known; asked again while a list is being read. */
export function usePanelSites(panelId: number) {
  return useQuery({
    queryKey: key(panelId),
    queryFn: ({ signal }) =>
      answer(api.GET('/files/panel-sites/{panelId}', { params: { path: { panelId } }, signal })),
    refetchInterval: ({ state }) => (state.data?.load?.state === 'running' ? PAUSE : false),
  });
}

export interface SiteListOrder {
  file_id: string;
  build: 'hg19' | 'hg38';
  chromosome?: string;
}

/** Has an uploaded list read; operators only. */
export function useLoadPanelSites(panelId: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SiteListOrder) =>
      answer(api.POST('/files/panel-sites/{panelId}', { params: { path: { panelId } }, body })),
    onSuccess: (list) => cache.setQueryData(key(panelId), list),
  });
}

/** Removes all sites of a panel; operators only. */
export function useRemovePanelSites(panelId: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(api.DELETE('/files/panel-sites/{panelId}', { params: { path: { panelId } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: key(panelId) }),
  });
}
