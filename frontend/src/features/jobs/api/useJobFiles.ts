import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useJobFiles(id: string) {
  return useQuery({
    queryKey: ['jobs', id, 'files'],
    queryFn: ({ signal }) =>
      answer(api.GET('/jobs/{id}/files', { params: { path: { id } }, signal })),
  });
}
