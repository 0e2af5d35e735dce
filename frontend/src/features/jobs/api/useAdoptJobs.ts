import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

interface Adoption {
  service_id: number;
  jobs: { external_job_id: string; name?: string; archive_password?: string }[];
}

/** Follows jobs that were submitted elsewhere, and fetches their results. */
export function useAdoptJobs() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Adoption) => answer(api.POST('/jobs/adopt', { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['jobs'] }),
  });
}
