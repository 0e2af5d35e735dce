import type { FileQuery } from '../../api/types';
import { pageNumber } from '../../components/pageNumber';

export const PAGE_SIZE = 25;
export const DEFAULT_SORT = 'created_at,desc';

/** What the list of files shows, kept in the address so that it can be shared and survives a reload. */
export interface FileListState {
  kind: 'all' | 'input' | 'output';
  q: string;
  sort: string;
  /** Counted from one, as people do. */
  page: number;
}

export function readFileListState(search: URLSearchParams): FileListState {
  const kind = search.get('kind');
  return {
    kind: kind === 'input' || kind === 'output' ? kind : 'all',
    q: search.get('q') ?? '',
    sort: search.get('sort') ?? DEFAULT_SORT,
    page: pageNumber(search),
  };
}

export function writeFileListState({ kind, q, sort, page }: FileListState): URLSearchParams {
  return new URLSearchParams({
    ...(kind !== 'all' && { kind }),
    ...(q && { q }),
    ...(sort !== DEFAULT_SORT && { sort }),
    ...(page > 1 && { page: String(page) }),
  });
}

export function toFileQuery({ kind, q, sort, page }: FileListState): FileQuery {
  return {
    ...(kind !== 'all' && { file_type: kind }),
    ...(q && { q }),
    sort,
    page: page - 1,
    size: PAGE_SIZE,
  };
}
