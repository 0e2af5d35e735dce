import type { JobQuery } from '../../api/types';
import { pageNumber } from '../../components/pageNumber';
import { JOB_STATUSES } from './jobStatus';

export const PAGE_SIZE = 20;
export const DEFAULT_SORT = 'created_at,desc';

/** What the job list shows, kept in the address so that it can be shared and survives a reload. */
export interface JobListState {
  status: (typeof JOB_STATUSES)[number] | null;
  service: string | null;
  q: string;
  sort: string;
  /** Counted from one, as people do. */
  page: number;
}

export function readJobListState(search: URLSearchParams): JobListState {
  return {
    status: JOB_STATUSES.find((status) => status === search.get('status')) ?? null,
    service: search.get('service'),
    q: search.get('q') ?? '',
    sort: search.get('sort') ?? DEFAULT_SORT,
    page: pageNumber(search),
  };
}

export function writeJobListState(state: JobListState): URLSearchParams {
  const search = new URLSearchParams();
  if (state.status) search.set('status', state.status);
  if (state.service) search.set('service', state.service);
  if (state.q) search.set('q', state.q);
  if (state.sort !== DEFAULT_SORT) search.set('sort', state.sort);
  if (state.page > 1) search.set('page', String(state.page));
  return search;
}

export function toJobQuery({ status, service, q, sort, page }: JobListState): JobQuery {
  return {
    ...(status && { status }),
    ...(service && { service_id: Number(service) }),
    ...(q && { q }),
    sort,
    page: page - 1,
    size: PAGE_SIZE,
  };
}
