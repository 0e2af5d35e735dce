import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemAlert } from './ProblemAlert';

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  /** Number of grey lines while loading. */
  lines?: number;
  children: (data: T) => ReactNode;
}

/** Shows a query's data; before that a skeleton; on failure what happened, with the data last seen. */
export function Loaded<T>({ query, lines = 3, children }: LoadedProps<T>) {
  if (query.isPending) {
    return (
      <Stack gap="sm" role="status" aria-label="Loading">
        {Array.from({ length: lines }, (_, line) => line).map((line) => (
          <Skeleton key={line} height={28} radius="sm" />
        ))}
      </Stack>
    );
  }
  return (
    <>
      {query.isError && <ProblemAlert error={query.error} onRetry={() => query.refetch()} />}
      {query.data !== undefined && children(query.data)}
    </>
  );
}
