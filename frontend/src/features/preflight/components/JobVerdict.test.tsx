import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi, problem } from '../../../test/fakeApi';
import { type Target, useFilesVerdict } from '../api/useFilesVerdict';
import { FileFindings } from './FileFindings';
import { JobVerdict } from './JobVerdict';

const CALL = 'POST /files/verdict';
const OPEN: Target = { serviceId: null, panelId: null, build: null, phasing: null };

function Harness({ target, service }: { target: Target; service: string | null }) {
  const verdict = useFilesVerdict(['f1'], target);
  return (
    <>
      <FileFindings
        filename="chr20.vcf.gz"
        file={verdict.data?.files[0]}
        isAll={service !== null}
      />
      <JobVerdict verdict={verdict.data} failed={verdict.isError} serviceName={service} total={1} />
    </>
  );
}

function show(target: Target, service: string | null = null) {
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MantineProvider>
        <Harness target={target} service={service} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const file = (inspected: boolean, reasons: object[] = []) => ({
  file_id: 'f1',
  filename: 'chr20.vcf.gz',
  inspected,
  reasons,
});

it('says why the service would refuse the job, and what mends it', async () => {
  const seen = fakeApi({
    [CALL]: {
      outcome: 'would_be_refused',
      files: [
        file(true, [
          {
            rule: 'phasing',
            severity: 'error',
            sentence: 'You chose no phasing, which needs phased genotypes.',
            cure: 'Choose Eagle or Beagle',
          },
        ]),
      ],
      together: [
        { rule: 'lift-over', severity: 'info', sentence: 'The server lifts them over.', cure: '' },
      ],
      unchecked: ['The registry did not answer.'],
    },
  });
  show({ serviceId: '1', panelId: '2', build: 'hg19', phasing: 'shapeit' }, 'H3Africa');
  expect(await screen.findByText('H3Africa would refuse this')).toBeVisible();
  expect(screen.getByText('Found in this file')).toBeVisible();
  expect(screen.queryByText('This file would be refused')).not.toBeInTheDocument();
  expect(screen.getByText(/which needs phased genotypes/)).toBeVisible();
  expect(screen.getByText('Choose Eagle or Beagle')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
  expect(screen.getByText('The server lifts them over.')).toBeVisible();
  expect(screen.getByText('Not checked: The registry did not answer.')).toBeVisible();
  expect(seen[0]?.body).toEqual({
    file_ids: ['f1'],
    service_id: 1,
    panel_id: 2,
    build: 'hg19',
    phasing: 'shapeit',
  });
});

it('asks again while the file is still being read, and says nothing of words that are not known', async () => {
  let looks = 0;
  const seen = fakeApi({
    [CALL]: () =>
      looks++ === 0
        ? { outcome: null, files: [file(false)], together: [], unchecked: [] }
        : { outcome: 'accepted', files: [file(true)], together: [], unchecked: [] },
  });
  show({ ...OPEN, build: 'chm13' });
  expect(await screen.findByText(/Checking what is in chr20.vcf.gz/)).toBeVisible();
  expect(
    await screen.findByText('Nothing wrong was found', undefined, { timeout: 10_000 }),
  ).toBeVisible();
  expect(screen.queryByText(/Good to send/)).not.toBeInTheDocument();
  expect(seen[0]?.body).toEqual({ file_ids: ['f1'] });
});

const JUDGED = { file_id: 'f1', filename: 'chr20.vcf.gz', inspected: true, reasons: [] };

it('does not speak for files that are still on their way', () => {
  const shown = (outcome: 'accepted' | 'would_be_refused', total: number) => (
    <MantineProvider>
      <JobVerdict
        verdict={{ outcome, files: [JUDGED], together: [], unchecked: [] }}
        failed={false}
        serviceName="H3Africa"
        total={total}
      />
    </MantineProvider>
  );
  const { rerender } = render(shown('accepted', 22));
  expect(screen.getByRole('status')).toHaveTextContent('1 of 22 files checked so far');
  expect(screen.queryByText(/would take this/)).toBeNull();
  // What the rest is like does not save it.
  rerender(shown('would_be_refused', 22));
  expect(screen.getByRole('alert')).toHaveTextContent('H3Africa would refuse this');
  rerender(shown('accepted', 1));
  expect(screen.getByRole('status')).toHaveTextContent('H3Africa would take this');
});

it('does not call good what the forecast speaks against', () => {
  const verdict = { outcome: 'accepted' as const, files: [JUDGED], together: [], unchecked: [] };
  const shown = (foretold: 'error' | 'warning') => (
    <MantineProvider>
      <JobVerdict
        verdict={verdict}
        failed={false}
        serviceName="H3Africa"
        foretold={foretold}
        total={1}
      />
    </MantineProvider>
  );
  const { rerender } = render(shown('error'));
  expect(screen.getByRole('alert')).toHaveTextContent('Look at the forecast before you send this');
  rerender(shown('warning'));
  expect(screen.getByRole('status')).toHaveTextContent('Good to send; look at the warnings');
});

it('does not stand in the way where nothing could be checked', async () => {
  fakeApi({ [CALL]: problem(503, 'dependency_unavailable') });
  show(OPEN);
  expect(await screen.findByText(/could not be checked here/)).toBeVisible();
});
