import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';

export function useService(id: string) {
  return useQuery({
    queryKey: ['services', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/services/{id}', { params: { path: { id } }, signal })),
  });
}
