import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { FileQuery } from '../../../api/types';

export function useFiles(query: FileQuery) {
  return useQuery({
    queryKey: ['files', 'list', query],
    queryFn: ({ signal }) => answer(api.GET('/files', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}
