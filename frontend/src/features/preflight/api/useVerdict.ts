import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';

/** The words that the inspection knows; a service may have others, about which it says nothing. */
const BUILDS = ['hg19', 'hg38'];
const PHASINGS = ['eagle', 'beagle', 'no_phasing'];

const PAUSE = 1_500;
const MOST_LOOKS = 40;

const known = (words: string[], value: string | null) =>
  value !== null && words.includes(value) ? value : undefined;

/** What a server would make of a file; null while it is not inspected yet, which is asked again for a minute. */
export function useVerdict(fileId: string, build: string | null, phasing: string | null) {
  const query = { build: known(BUILDS, build), phasing: known(PHASINGS, phasing) };
  return useQuery({
    queryKey: ['files', fileId, 'verdict', query],
    queryFn: ({ signal }) =>
      answer(
        api.POST('/files/{id}/inspection', { params: { path: { id: fileId }, query }, signal }),
      ).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.code === 'not_inspected') return null;
        throw error;
      }),
    refetchInterval: ({ state }) =>
      state.data === null && state.dataUpdateCount < MOST_LOOKS ? PAUSE : false,
    placeholderData: (before) => before,
  });
}
