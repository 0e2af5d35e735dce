import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { ExportQuery } from '../../../api/types';

/** A fresh link to what a filter leaves of a job's genotypes; what is wrong with the filter comes as its error. */
export function useExportLink(id: string) {
  return useMutation({
    mutationFn: (query: ExportQuery) =>
      answer(api.GET('/jobs/{id}/results/export/link', { params: { path: { id }, query } })),
  });
}
