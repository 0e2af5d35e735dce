import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { FileForecast } from '../../../api/types';
import { fakeApi, problem } from '../../../test/fakeApi';
import { ForecastPanel } from './ForecastPanel';

const used = vi.fn();
const CORRECTION = 'GET /files/f1/correction';
const CALL = 'GET /files/f1/forecast';

function aForecast(part: Partial<FileForecast> = {}): FileForecast {
  return {
    panel_id: 11,
    state: 'done',
    message: '',
    overlap: 0.9,
    correctable: true,
    counts: {
      build: 'hg19',
      file_build: 'hg19',
      matching: 7000,
      switched: 12,
      flipped: 0,
      flipped_and_switched: 0,
      undecidable: 0,
      mismatching: 3,
      typed_only: 700,
      complementary: 900,
      duplicates: 0,
      low_call_rate: 0,
      left_out_before: 0,
      without_sites: 0,
      renamed: false,
      stretches: 4,
      lost_stretches: [
        {
          chromosome: '20',
          start: 60_000_001,
          end: 80_000_000,
          overlap: 0.3,
          usable: 10,
          reason: 'little_overlap',
        },
      ],
    },
    remarks: [{ severity: 'warning', sentence: '12 variants would be left out.' }],
    ...part,
  };
}

function show() {
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MantineProvider>
        <ForecastPanel fileId="f1" panelId="11" panelName="HapMap 2" onCorrected={used} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

it('says how many variants the panel has and which stretches would be lost', async () => {
  const seen = fakeApi({ [CALL]: aForecast() });
  show();
  expect(await screen.findByText(/Forecast for HapMap 2: 90 % of the variants/)).toBeVisible();
  expect(screen.getByText('12 variants would be left out.')).toBeVisible();
  expect(screen.getByRole('row', { name: /exchanged 12/ })).toBeVisible();
  expect(screen.queryByText('Other strand')).toBeNull();
  expect(screen.getByText(/fewer than half of the variants are in the panel/)).toBeVisible();
  expect(seen[0]?.query.get('panel_id')).toBe('11');
});

it('waits until it is made', async () => {
  let looks = 0;
  fakeApi({
    [CALL]: () =>
      looks++ === 0 ? aForecast({ state: 'running', counts: null, remarks: [] }) : aForecast(),
  });
  show();
  expect(await screen.findByText(/Comparing with the variants of HapMap 2/)).toBeVisible();
  expect(
    await screen.findByText(/Forecast for HapMap 2/, undefined, { timeout: 5_000 }),
  ).toBeVisible();
});

it('says why there is none, and nothing where nobody loaded the sites', async () => {
  fakeApi({
    [CALL]: aForecast({ state: 'failed', message: 'The rows are not sorted', counts: null }),
  });
  show();
  expect(
    await screen.findByText('No forecast for HapMap 2: The rows are not sorted.'),
  ).toBeVisible();
});

it('is not there where nobody has loaded the sites of the panel', async () => {
  const seen = fakeApi({ [CALL]: problem(404, 'no_panel_sites') });
  show();
  await waitFor(() => expect(seen).toHaveLength(1));
  await waitFor(() => expect(screen.queryByText(/HapMap 2/)).toBeNull());
});

const none = { panel_id: 11, state: 'none', message: '', counts: null, file: null };

it('makes a corrected file when asked twice, and goes on with it', async () => {
  const user = userEvent.setup();
  const file = { id: 'c1', filename: 'chr20.corrected.vcf.gz', file_size: 10 };
  const counts = {
    rows: 7712,
    switched: 12,
    flipped: 0,
    flipped_and_switched: 0,
    mismatching: 3,
    undecidable: 0,
    duplicates: 0,
    stripped: 12,
    renamed: 0,
  };
  let made = false;
  const seen = fakeApi({
    [CALL]: aForecast(),
    [CORRECTION]: () => (made ? { ...none, state: 'done', counts, file } : none),
    'POST /files/f1/correction': () => {
      made = true;
      return { ...none, state: 'running' };
    },
  });
  show();
  await user.click(await screen.findByRole('button', { name: 'Make a corrected file' }));
  expect(seen.some(({ call }) => call.startsWith('POST'))).toBe(false);
  await user.click(await screen.findByRole('button', { name: 'Yes, make it' }));
  await user.click(
    await screen.findByRole('button', { name: 'Use the corrected file' }, { timeout: 5_000 }),
  );
  expect(screen.getByText(/7,712 rows, 12 with alleles exchanged, 3 left out/)).toBeVisible();
  expect(used).toHaveBeenCalledWith(file);
});

it('says why a file could not be corrected, and offers it again', async () => {
  fakeApi({
    [CALL]: aForecast(),
    [CORRECTION]: { ...none, state: 'failed', message: 'The rows are not sorted' },
  });
  show();
  expect(await screen.findByRole('alert')).toHaveTextContent('The rows are not sorted');
  expect(screen.getByRole('button', { name: 'Make a corrected file' })).toBeVisible();
});
