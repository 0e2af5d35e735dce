import { configure, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { fakeApi } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aJob, frame, JOB_ID } from '../../../test/samples';

// The plots' library is loaded on the way, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 30_000 });

const JOB = `/jobs/${JOB_ID}`;
const share = { variants: 100, mean: 0.87, share03: 0.95, share08: 0.8 };

const quality = {
  job_id: JOB_ID,
  files_pending: 0,
  sources: ['chr20.info.gz'],
  counts: { sites: 150, imputed: 1234, typed: 50, typed_only: 3 },
  accuracy: {
    measure: 'R2',
    all: share,
    by_maf: [{ from: 0, to: 0.001, imputed: share }],
    histogram: Array.from({ length: 20 }, (_, i) => i),
    empirical: {
      variants: 50,
      mean_score: 0.9,
      mean_empirical: 0.8,
      cells: [{ score: 0.9, empirical: 0.8, variants: 50 }],
    },
    chromosomes: [
      { name: '20', width: 500_000, bins: [{ start: 1, imputed: 100, mean: 0.87, typed: 50 }] },
    ],
    chromosomes_left_out: 0,
  },
  report: [{ key: 'Match', value: '7,749' }],
  exclusions: [{ reason: 'Strand flip', count: 12 }],
  lost_chunks: [
    {
      contig: '20',
      start: 1,
      end: 20_000_000,
      variants: 2,
      reference_overlap: 0.31,
      samples_with_low_call_rate: 0,
      reason: 'reference_overlap',
    },
  ],
  lift_over: [],
  chromosome_x_samples: null,
  programs: [
    { key: 'source', value: 'Minimac4 v4.1.6' },
    { key: 'mis_phasing', value: 'eagle 2.4.1' },
  ],
  unavailable: [{ part: 'by_maf', reason: 'The files state no allele frequencies' }],
};

function show(answer: unknown) {
  fakeApi({
    ...frame,
    [`GET ${JOB}`]: aJob({ status: 'completed', progress_percentage: 100 }),
    [`GET ${JOB}/status-updates`]: [],
    [`GET ${JOB}/files`]: [],
    [`GET ${JOB}/results`]: { files: [] },
    [`GET ${JOB}/quality`]: answer,
  });
  renderApp(JOB);
}

it('shows the key figures and every plot with its numbers', async () => {
  show(quality);
  const panel = await screen.findByRole('region', { name: 'Quality' });
  expect(await within(panel).findByText('1,234')).toBeVisible();
  expect(
    await within(panel).findByRole('figure', { name: 'R² by minor allele frequency' }),
  ).toBeVisible();
  for (const name of ['R² along chromosome 20', 'Empirical R² against R²']) {
    expect(within(panel).getByRole('figure', { name })).toBeVisible();
  }
  expect(
    await within(panel).findByRole('figure', { name: 'Excluded variants by reason' }),
  ).toBeVisible();
  const lost = within(panel).getByRole('table', { name: 'Lost regions' });
  expect(within(lost).getByText('Too little overlap with the panel')).toBeVisible();
  expect(panel).toHaveTextContent(
    'The headers of the results state source = Minimac4 v4.1.6; mis_phasing = eagle 2.4.1',
  );
});

it('says what the results do not tell instead of drawing it', async () => {
  show({
    ...quality,
    counts: null,
    accuracy: null,
    unavailable: [
      { part: 'accuracy', reason: 'There is no info file among the results' },
      { part: 'counts', reason: 'They are not known without the scores' },
    ],
  });
  const panel = await screen.findByRole('region', { name: 'Quality' });
  const said = await within(panel).findAllByRole('listitem');
  expect(said.map((item) => item.textContent)).toEqual([
    'Accuracy: There is no info file among the results',
    'Numbers of variants: They are not known without the scores',
  ]);
  expect(screen.queryByRole('figure', { name: /along chromosome/ })).not.toBeInTheDocument();
});
