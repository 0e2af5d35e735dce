import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi, problem } from '../../../test/fakeApi';
import { VerdictPanel } from './VerdictPanel';

const CALL = 'POST /files/f1/inspection';

function show(build: string | null, phasing: string | null) {
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MantineProvider>
        <VerdictPanel fileId="f1" filename="chr20.vcf.gz" build={build} phasing={phasing} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

it('says why a server would refuse the file, and what mends it', async () => {
  const seen = fakeApi({
    [CALL]: {
      outcome: 'would_be_refused',
      reasons: [
        {
          severity: 'error',
          sentence: 'You chose no phasing, which needs phased genotypes.',
          cure: 'Choose Eagle or Beagle',
        },
      ],
    },
  });
  show('hg19', 'no_phasing');
  expect(await screen.findByRole('alert')).toHaveTextContent('A server would refuse this file');
  expect(screen.getByText(/which needs phased genotypes/)).toBeVisible();
  expect(screen.getByText('Choose Eagle or Beagle')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
  expect(Object.fromEntries(seen[0]?.query ?? [])).toEqual({
    build: 'hg19',
    phasing: 'no_phasing',
  });
});

it('asks again while the file is still being read, and says nothing of words that are not known', async () => {
  let looks = 0;
  const seen = fakeApi({
    [CALL]: () =>
      looks++ === 0 ? problem(404, 'not_inspected') : { outcome: 'accepted', reasons: [] },
  });
  show('chm13', null);
  expect(await screen.findByText(/Checking what is in chr20.vcf.gz/)).toBeVisible();
  expect(
    await screen.findByText('Nothing wrong was found', undefined, { timeout: 10_000 }),
  ).toBeVisible();
  expect([...(seen[0]?.query ?? [])]).toEqual([]);
});
