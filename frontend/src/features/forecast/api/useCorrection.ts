import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

const PAUSE = 1_500;
const key = (fileId: string, panelId: string) => ['files', fileId, 'correction', panelId];
const params = (fileId: string, panelId: string) => ({
  path: { id: fileId },
  query: { panel_id: Number(panelId) },
});

/** The corrected file that was made of a file, or how far it is. */
export function useCorrection(fileId: string, panelId: string) {
  return useQuery({
    queryKey: key(fileId, panelId),
    queryFn: ({ signal }) =>
      answer(api.GET('/files/{id}/correction', { params: params(fileId, panelId), signal })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? PAUSE : false),
  });
}

/** Has a corrected file made. */
export function useCorrect(fileId: string, panelId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(api.POST('/files/{id}/correction', { params: params(fileId, panelId) })),
    onSuccess: (correction) => cache.setQueryData(key(fileId, panelId), correction),
  });
}
