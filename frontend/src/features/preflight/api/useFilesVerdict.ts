import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { FilesVerdict } from '../../../api/types';

/** Where files shall go; null is not chosen yet. */
export interface Target {
  serviceId: string | null;
  panelId: string | null;
  build: string | null;
  phasing: string | null;
}

/** The words that the inspection knows by itself; with a service it knows that service's words. */
const WORDS = ['hg19', 'hg38', 'eagle', 'beagle', 'no_phasing'];

const SOON = 1_500;
const LATER = 10_000;
const SOON_LOOKS = 40;

/** What a service would make of files that have arrived; asked again while one of them is still being read. */
export function useFilesVerdict(fileIds: string[], target: Target) {
  const word = (value: string | null) =>
    value !== null && (target.serviceId !== null || WORDS.includes(value)) ? value : undefined;
  const body = {
    file_ids: fileIds,
    service_id: target.serviceId === null ? undefined : Number(target.serviceId),
    panel_id: target.panelId === null ? undefined : Number(target.panelId),
    build: word(target.build),
    phasing: word(target.phasing),
  };
  return useQuery({
    queryKey: ['files', 'verdict', body],
    queryFn: ({ signal }) => answer(api.POST('/files/verdict', { body, signal })),
    enabled: fileIds.length > 0,
    refetchInterval: ({ state }) =>
      isWhole(state.data) ? false : state.dataUpdateCount < SOON_LOOKS ? SOON : LATER,
    placeholderData: (before) => before,
  });
}

function isWhole(verdict: FilesVerdict | undefined): boolean {
  return verdict?.files.every(({ inspected }) => inspected) ?? false;
}
