import { describe, expect, it } from 'vitest';
import { readJobListState, toJobQuery, writeJobListState } from './jobListState';

describe('job list in the address', () => {
  it('survives being written and read', () => {
    const address = 'status=failed&service=4&q=chr20&sort=name%2Casc&page=3';
    expect(writeJobListState(readJobListState(new URLSearchParams(address))).toString()).toBe(
      address,
    );
  });

  it('leaves out what is the default', () =>
    expect(writeJobListState(readJobListState(new URLSearchParams())).toString()).toBe(''));

  it('ignores nonsense', () =>
    expect(readJobListState(new URLSearchParams('status=odd&page=-1'))).toMatchObject({
      status: null,
      page: 1,
    }));

  it('counts pages from zero for the API', () =>
    expect(toJobQuery(readJobListState(new URLSearchParams('page=2&service=4')))).toEqual({
      service_id: 4,
      sort: 'created_at,desc',
      page: 1,
      size: 20,
    }));
});
