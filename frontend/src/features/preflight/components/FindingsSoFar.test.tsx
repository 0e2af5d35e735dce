import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi, problem } from '../../../test/fakeApi';
import { FindingsSoFar } from './FindingsSoFar';

const CALL = 'GET /files/u1/inspection';

function show() {
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MantineProvider>
        <FindingsSoFar uploadId="u1" />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

it('names what is wrong while the file is still on its way', async () => {
  fakeApi({
    [CALL]: {
      file_id: 'u1',
      complete: false,
      facts: { samples: 60, variants: 12345 },
      findings: [
        {
          rule: 'not-sorted',
          severity: 'error',
          count: 2,
          examples: ['line 12: 20:68749', 'line 13: 20:68001'],
          meaning: 'Not sorted',
          cure: 'bcftools sort',
        },
        { rule: 'x', severity: 'info', count: 1, examples: [], meaning: 'By the way', cure: '' },
      ],
    },
  });
  show();
  expect(await screen.findByText('So far 12,345 variants of 60 samples:')).toBeVisible();
  expect(screen.getByText('Not sorted (2 times).')).toBeVisible();
  expect(screen.getByText('For example line 12: 20:68749; line 13: 20:68001')).toBeVisible();
  expect(screen.getByText('bcftools sort')).toBeVisible();
  expect(screen.queryByText(/By the way/)).not.toBeInTheDocument();
});

it('is silent while nothing is known', async () => {
  const seen = fakeApi({ [CALL]: problem(404, 'not_found') });
  show();
  await waitFor(() => expect(seen).toHaveLength(1));
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
});
