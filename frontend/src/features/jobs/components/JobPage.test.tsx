import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Job } from '../../../api/types';
import { fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aJob, frame, JOB_ID } from '../../../test/samples';

const JOB = `/jobs/${JOB_ID}`;
const results = {
  files: [
    {
      id: '0198c0de-0000-4000-8000-000000000001',
      filename: 'chr20.dose.vcf.gz',
      file_size: 24_123_456,
      sha256: 'ab'.repeat(32),
      result_type: 'imputed_genotypes',
      download_url: 'http://localhost:8000/api/files/download/signed',
      expires_at: '2099-01-01T00:00:00Z',
    },
  ],
};

function apiWith(job: Job | (() => Job), more: Record<string, unknown> = {}) {
  return fakeApi({
    ...frame,
    [`GET ${JOB}`]: job,
    [`GET ${JOB}/status-updates`]: [
      {
        id: 1,
        status: 'queued',
        attention: null,
        progress_percentage: 0,
        message: 'Job queued',
        message_type: 'info',
        created_at: '2026-11-23T09:30:00Z',
      },
    ],
    [`GET ${JOB}/files`]: [],
    [`GET ${JOB}/results`]: results,
    [`GET ${JOB}/quality`]: problem(404, 'not_found'),
    ...more,
  });
}

describe('job page', () => {
  it('shows progress, place in the queue and history of a running job', async () => {
    apiWith(aJob({ remote_queue_position: 3 }));
    renderApp(JOB);
    await screen.findByRole('heading', { name: 'chr20 pilot', level: 1 });
    expect(screen.getByRole('status', { name: 'Job status' })).toHaveTextContent('running');
    expect(screen.getByRole('progressbar', { name: 'Job progress' })).toHaveAttribute(
      'aria-valuenow',
      '45',
    );
    expect(screen.getByText('Position in the service’s queue: 3')).toBeVisible();
    const history = await screen.findByRole('list', { name: 'Status history' });
    expect(within(history).getByText('Job queued')).toBeVisible();
    expect(screen.queryByRole('table', { name: 'Result files' })).not.toBeInTheDocument();
  });

  it('follows the job until it has ended, then offers the results', async () => {
    let asked = 0;
    apiWith(() => aJob(asked++ === 0 ? {} : { status: 'completed', progress_percentage: 100 }));
    renderApp(JOB);
    const download = await screen.findByRole(
      'link',
      { name: 'Download chr20.dose.vcf.gz' },
      { timeout: 5000 },
    );
    expect(download).toHaveAttribute('href', 'http://localhost:8000/api/files/download/signed');
    expect(screen.getByRole('status', { name: 'Job status' })).toHaveTextContent('completed');
    expect(screen.queryByRole('button', { name: 'Cancel job' })).not.toBeInTheDocument();
  });

  it('tells which files are not there any more', async () => {
    apiWith(aJob({ status: 'completed' }), {
      'GET /files/deleted': {
        items: [
          {
            id: 'f9',
            job_id: JOB_ID,
            kept_as: 'input',
            filename: 'chr20.vcf.gz',
            file_size: 2048,
            sha256: 'cd'.repeat(32),
            created_at: '2026-01-01T00:00:00Z',
            deleted_at: '2026-04-08T00:00:00Z',
          },
        ],
        page: 0,
        size: 100,
        total: 1,
      },
    });
    renderApp(JOB);
    const name = await screen.findByText('chr20.vcf.gz');
    expect(name.closest('li')).toHaveTextContent(/2.0 KiB, deleted Apr \d, 2026/);
  });

  it('saves all results as one archive by a fresh link', async () => {
    apiWith(aJob({ status: 'completed', progress_percentage: 100 }), {
      [`GET ${JOB}/results/archive`]: {
        download_url: 'http://localhost:8000/api/files/download/archive',
        expires_at: '2099-01-01T00:00:00Z',
        filename: 'results-0198c0de.zip',
        file_size: 24_123_600,
        file_count: 1,
      },
    });
    const saved: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click');
    click.mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(`${this.download} from ${this.href}`);
    });
    const { user } = renderApp(JOB);
    await user.click(await screen.findByRole('button', { name: /^Download all/ }));
    await waitFor(() =>
      expect(saved).toEqual([
        'results-0198c0de.zip from http://localhost:8000/api/files/download/archive',
      ]),
    );
    click.mockRestore();
  });

  it('says why there is no archive', async () => {
    apiWith(aJob({ status: 'completed', progress_percentage: 100 }), {
      [`GET ${JOB}/results/archive`]: problem(500, 'file_lost'),
    });
    const { user } = renderApp(JOB);
    await user.click(await screen.findByRole('button', { name: /^Download all/ }));
    const results = screen.getByRole('region', { name: 'Results' });
    expect(await within(results).findByRole('alert')).toBeVisible();
  });

  it('says why a job failed and leads to the credential that cures it', async () => {
    apiWith(
      aJob({
        status: 'failed',
        error_code: 'authentication_failed',
        error_message: 'Invalid API token',
        error_action: 'Please update your credentials at Settings → Service Credentials',
      }),
    );
    renderApp(JOB);
    const card = await screen.findByRole('alert');
    expect(card).toHaveTextContent('Job Failed');
    await waitFor(() => expect(card).toHaveTextContent('authentication error with H3Africa'));
    expect(card).toHaveTextContent('Error: Invalid API token');
    expect(card).toHaveTextContent(
      'Action: Please update your credentials at Settings → Service Credentials',
    );
    expect(within(card).getByRole('link', { name: 'Update Credentials' })).toHaveAttribute(
      'href',
      '/settings/service-credentials?service=1',
    );
  });

  it('does not blame the credential for other failures', async () => {
    apiWith(aJob({ status: 'failed', error_code: 'remote_failed', error_message: 'No variants' }));
    renderApp(JOB);
    expect(await screen.findByRole('alert')).toHaveTextContent('Error: No variants');
    expect(screen.queryByRole('link', { name: 'Update Credentials' })).not.toBeInTheDocument();
  });

  it('names what the service would refuse in each file, and what mends it', async () => {
    apiWith(
      aJob({
        status: 'failed',
        error_code: 'input_refused',
        error_message: 'H3Africa would refuse the input.',
        input_findings: [
          {
            file_id: 'f1',
            filename: 'chr20.vcf.gz',
            rule: 'not-sorted',
            severity: 'error',
            sentence: 'Not sorted.',
            cure: 'bcftools sort',
          },
          {
            file_id: null,
            filename: null,
            rule: 'chromosome-twice',
            severity: 'error',
            sentence: 'Twice.',
            cure: '',
          },
        ],
      }),
    );
    renderApp(JOB);
    const card = await screen.findByRole('alert');
    expect(card).toHaveTextContent('chr20.vcf.gz: Not sorted.');
    expect(card).toHaveTextContent('Twice.');
    expect(within(card).getByText('bcftools sort')).toBeVisible();
  });

  it('explains in words what a job waits for', async () => {
    apiWith(aJob({ attention: 'service_unavailable', attention_message: 'Connection timed out' }));
    renderApp(JOB);
    expect(await screen.findByText('H3Africa cannot be reached')).toBeVisible();
    expect(screen.getByText(/goes on by itself/)).toBeVisible();
    expect(screen.getByText('Connection timed out')).toBeVisible();
  });

  it('cancels only after asking', async () => {
    let status: Job['status'] = 'running';
    const seen = apiWith(() => aJob({ status }), {
      [`POST ${JOB}/cancel`]: () => {
        status = 'cancelled';
        return aJob({ status });
      },
    });
    const { user } = renderApp(JOB);
    await user.click(await screen.findByRole('button', { name: 'Cancel job' }));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel this job?' });
    expect(seen.some(({ call }) => call.startsWith('POST'))).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Yes, cancel job' }));
    await waitFor(() =>
      expect(screen.getByRole('status', { name: 'Job status' })).toHaveTextContent('cancelled'),
    );
  });

  it('says when there is no such job', async () => {
    fakeApi({
      ...frame,
      [`GET ${JOB}`]: problem(404, 'not_found', {
        title: 'Job not found',
        action: 'Go back to the list of your jobs.',
      }),
    });
    renderApp(JOB);
    expect(await screen.findByRole('alert')).toHaveTextContent('Job not found');
  });

  it('shows nothing of a job that is no longer there', async () => {
    let deleted = false;
    apiWith(aJob(), {
      [`GET ${JOB}`]: () =>
        deleted ? problem(404, 'not_found', { title: 'Job not found' }) : aJob(),
    });
    renderApp(JOB);
    await screen.findByRole('heading', { name: 'chr20 pilot', level: 1 });
    deleted = true;
    expect(await screen.findByText('Job not found')).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'chr20 pilot' })).toBeNull();
  });

  it('says until when the results are kept', async () => {
    const output = { file_type: 'output', filename: 'chr20.dose.vcf.gz', file_size: 1 };
    apiWith(aJob({ status: 'completed' }), {
      [`GET ${JOB}/files`]: [
        { ...output, id: 'a', expires_at: '2099-03-03T12:00:00Z' },
        { ...output, id: 'b', expires_at: '2098-02-02T12:00:00Z' },
        { ...output, id: 'c', file_type: 'input', expires_at: '2027-01-01T12:00:00Z' },
      ],
      'GET /files/retention': { terms: [], notice_days: 7, longest_keep_days: 3650 },
    });
    renderApp(JOB);
    expect(await screen.findByText('Feb 2, 2098')).toBeVisible();
    expect(screen.getByText('The first is kept until')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Keep longer' })).toHaveAttribute('href', '/files');
  });

  it('takes a failed job up again only after asking', async () => {
    const seen = apiWith(
      aJob({ status: 'failed', retryable: true, error_message: 'Out of luck' }),
      {
        [`POST ${JOB}/retry`]: aJob({ status: 'queued' }),
      },
    );
    const { user } = renderApp(JOB);
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(seen.some(({ call }) => call.endsWith('/retry'))).toBe(false);
    await user.click(await screen.findByRole('button', { name: 'Yes, try again' }));
    await waitFor(() =>
      expect(seen.find(({ call }) => call === `POST ${JOB}/retry`)?.body).toEqual({
        resubmit: false,
      }),
    );
  });

  it('sends refused input as it is to whoever asks for that', async () => {
    const seen = apiWith(aJob({ status: 'failed', retryable: true, error_code: 'input_refused' }), {
      [`POST ${JOB}/retry`]: aJob({ status: 'queued' }),
    });
    const { user } = renderApp(JOB);
    await user.click(await screen.findByRole('button', { name: 'Send it anyway' }));
    await user.click(await screen.findByRole('button', { name: 'Yes, send it' }));
    await waitFor(() =>
      expect(seen.find(({ call }) => call === `POST ${JOB}/retry`)?.body).toEqual({
        ignore_findings: true,
      }),
    );
  });

  it('submits an unconfirmed job again only on the word that it is not there', async () => {
    const seen = apiWith(
      aJob({ status: 'queued', attention: 'submission_unconfirmed', retryable: true }),
      { [`POST ${JOB}/retry`]: aJob({ status: 'queued' }) },
    );
    const { user } = renderApp(JOB);
    await user.click(await screen.findByRole('button', { name: 'Submit again' }));
    await screen.findByText(/it will run twice/);
    await user.click(screen.getByRole('button', { name: 'It is not there, submit again' }));
    await waitFor(() =>
      expect(seen.find(({ call }) => call === `POST ${JOB}/retry`)?.body).toEqual({
        resubmit: true,
      }),
    );
  });

  it('runs a completed job again without an upload', async () => {
    const again = '0198c0de-0000-7000-8000-0000000000aa';
    const seen = apiWith(aJob({ status: 'completed' }), {
      [`POST ${JOB}/clone`]: aJob({ id: again, name: 'Once more' }),
      [`GET /jobs/${again}`]: aJob({ id: again, name: 'Once more' }),
    });
    const { user } = renderApp(JOB);
    await user.click(await screen.findByRole('button', { name: 'Run again' }));
    const name = await screen.findByLabelText('Job name');
    expect(name).toHaveValue('chr20 pilot (again)');
    await user.clear(name);
    await user.type(name, 'Once more');
    await user.click(screen.getByRole('button', { name: 'Submit job' }));
    await screen.findByRole('heading', { name: 'Once more', level: 1 });
    expect(seen.find(({ call }) => call === `POST ${JOB}/clone`)?.body).toEqual({
      name: 'Once more',
      terms: [],
    });
  });
});
