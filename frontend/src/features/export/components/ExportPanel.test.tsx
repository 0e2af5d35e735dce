import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aJob, frame, JOB_ID } from '../../../test/samples';

const JOB = `/jobs/${JOB_ID}`;
const file = {
  id: '0198c0de-0000-4000-8000-000000000001',
  filename: 'chr20.dose.vcf.gz',
  file_size: 24_123_456,
  sha256: 'ab'.repeat(32),
  result_type: 'imputed_genotypes',
  download_url: 'http://localhost:8000/api/files/download/signed',
  expires_at: '2099-01-01T00:00:00Z',
};

function page(link: unknown, files: unknown[] = [file]) {
  const calls = fakeApi({
    ...frame,
    [`GET ${JOB}`]: aJob({ status: 'completed', progress_percentage: 100 }),
    [`GET ${JOB}/status-updates`]: [],
    [`GET ${JOB}/files`]: [],
    [`GET ${JOB}/results`]: { files },
    [`GET ${JOB}/quality`]: problem(404, 'not_found'),
    [`GET ${JOB}/results/export/link`]: link,
  });
  renderApp(JOB);
  return calls;
}

describe('filtered VCF', () => {
  it('saves what the filter leaves', async () => {
    const url = 'http://localhost:8000/api/files/exports/signed?min_r2=0.8';
    const seen = page({ download_url: url, expires_at: '2099-01-01T00:00:00Z' });
    const saved: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click');
    click.mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.href);
    });
    const panel = within(await screen.findByRole('region', { name: 'Filtered VCF' }));
    await userEvent.type(panel.getByLabelText('Lowest R²'), '0.8');
    await userEvent.type(panel.getByLabelText('Regions'), '20:1,000-2,000, 21');
    await userEvent.type(panel.getByLabelText('Samples'), 'S1 Doe,Jane');
    await userEvent.click(panel.getByRole('button', { name: 'Download VCF' }));
    await waitFor(() => expect(saved).toEqual([url]));
    click.mockRestore();
    const asked = seen.find(({ call }) => call.endsWith('/export/link'))?.query;
    expect(asked?.get('min_r2')).toBe('0.8');
    expect(asked?.getAll('samples')).toEqual(['S1', 'Doe,Jane']);
    expect(asked?.getAll('region')).toEqual(['20:1,000-2,000,', '21']);
    expect(asked?.has('min_maf')).toBe(false);
  });

  it('says what is wrong with the filter', async () => {
    page(problem(400, 'unknown_samples'));
    const panel = within(await screen.findByRole('region', { name: 'Filtered VCF' }));
    await userEvent.click(panel.getByRole('button', { name: 'Download VCF' }));
    expect(await panel.findByRole('alert')).toBeVisible();
  });

  it('is not there without genotypes', async () => {
    page({}, [{ ...file, filename: 'qc_report.txt', result_type: 'qc_report' }]);
    await screen.findByRole('table', { name: 'Result files' });
    expect(screen.queryByRole('region', { name: 'Filtered VCF' })).not.toBeInTheDocument();
  });
});
