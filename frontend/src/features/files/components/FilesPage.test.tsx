import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Answer, fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { frame, JOB_ID } from '../../../test/samples';

const GIB = 2 ** 30;
const file = {
  id: 'f1',
  file_id: 'f1',
  filename: 'chr20.vcf.gz',
  file_size: 3 * GIB,
  sha256: 'ab',
  content_type: 'application/gzip',
  file_type: 'input',
  job_id: JOB_ID,
  created_at: '2026-11-24T10:00:00Z',
  expires_at: null,
  kept_until: null,
  file_url: '/api/files/f1',
};
const policy = {
  terms: [
    { kept_as: 'input', days: 90 },
    { kept_as: 'result', days: null },
    { kept_as: 'report', days: null },
  ],
  notice_days: 7,
  longest_keep_days: 730,
};
const DAY = 86_400_000;
const later = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const upload = {
  id: 'u1',
  upload_url: '/api/files/uploads/u1',
  filename: 'chr1.vcf.gz',
  length: 4 * GIB,
  received: GIB,
  created_at: '2026-11-24T10:00:00Z',
  updated_at: '2026-11-24T10:00:00Z',
  expires_at: '2026-12-01T10:00:00Z',
};
const replies = {
  ...frame,
  'GET /files': { items: [file], page: 0, size: 25, total: 1 },
  'GET /files/usage': {
    used_bytes: 7 * GIB,
    quota_bytes: 200 * GIB,
    file_count: 1,
    unfinished_bytes: 4 * GIB,
  },
  'GET /files/uploads': [upload],
  'GET /files/retention': policy,
  'DELETE /files/f1': new Answer(204),
  'DELETE /files/uploads/u1': new Answer(204),
};

describe('files', () => {
  it('shows how much room is taken, each file with its job, and what is not whole yet', async () => {
    fakeApi(replies);
    renderApp('/files');
    expect(await screen.findByText('7.0 GiB of 200 GiB used')).toBeVisible();
    const table = within(await screen.findByRole('table', { name: 'Files' }));
    expect(table.getByText('chr20.vcf.gz')).toBeVisible();
    expect(table.getByRole('link', { name: 'Show job' })).toHaveAttribute(
      'href',
      `/jobs/${JOB_ID}`,
    );
    expect(screen.getByText(/1.0 GiB of 4.0 GiB/)).toBeVisible();
  });

  it('says of a file that was packed here what it was when it came', async () => {
    const packed = {
      ...file,
      packed_from: { filename: 'chr20.vcf', file_size: 9 * GIB, sha256: 'cd' },
    };
    fakeApi({ ...replies, 'GET /files': { items: [packed], page: 0, size: 25, total: 1 } });
    renderApp('/files');
    const note = await screen.findByText('Packed in blocks here; came as chr20.vcf, 9.0 GiB');
    expect(note).toHaveAttribute('title', 'SHA-256 as it came: cd');
  });

  it('deletes a file after asking', async () => {
    const seen = fakeApi(replies);
    const { user } = renderApp('/files');
    await user.click(await screen.findByRole('button', { name: 'Delete chr20.vcf.gz' }));
    expect(seen.some(({ call }) => call.startsWith('DELETE'))).toBe(false);
    await user.click(await screen.findByRole('button', { name: 'Yes, delete file' }));
    await waitFor(() => expect(seen.map(({ call }) => call)).toContain('DELETE /files/f1'));
  });

  it('shows why a file stays that a job needs', async () => {
    fakeApi({
      ...replies,
      'DELETE /files/f1': problem(409, 'file_in_use', {
        title: 'A job needs the file',
        detail: "'chr20.vcf.gz' is needed by the job 'Cohort A', which has not ended",
        action: 'Wait until the job has ended, or cancel it first',
      }),
    });
    const { user } = renderApp('/files');
    await user.click(await screen.findByRole('button', { name: 'Delete chr20.vcf.gz' }));
    expect(await screen.findByText(/stays until the job has ended/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Yes, delete file' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent("needed by the job 'Cohort A'");
    expect(alert).toHaveTextContent('Wait until the job has ended, or cancel it first');
  });

  it('cancels an unfinished upload', async () => {
    const seen = fakeApi(replies);
    const { user } = renderApp('/files');
    await user.click(await screen.findByRole('button', { name: 'Cancel upload of chr1.vcf.gz' }));
    await waitFor(() => expect(seen.map(({ call }) => call)).toContain('DELETE /files/uploads/u1'));
  });

  it('tells how long files are kept, and which go soon', async () => {
    const soon = { ...file, expires_at: later(4.2) };
    const good = { ...file, id: 'f2', filename: 'chr21.dose.vcf.gz', file_type: 'output' };
    fakeApi({ ...replies, 'GET /files': { items: [soon, good], page: 0, size: 25, total: 2 } });
    renderApp('/files');
    expect(
      await screen.findByText('Inputs: 90 days after the last job that used them'),
    ).toBeVisible();
    expect(screen.getByText('Imputed genotypes: for good')).toBeVisible();
    const table = within(screen.getByRole('table', { name: 'Files' }));
    expect(await table.findByText('in 4 days')).toBeVisible();
    expect(table.getByText('for good')).toBeVisible();
    expect(table.queryByRole('button', { name: 'Keep chr21.dose.vcf.gz' })).toBeNull();
  });

  it('keeps a file until the day that its owner chooses, and says what cannot be', async () => {
    const soon = { ...file, expires_at: later(4) };
    const seen = fakeApi({
      ...replies,
      'GET /files': { items: [soon], page: 0, size: 25, total: 1 },
      'POST /files/f1/keep': { ...soon, kept_until: later(30) },
    });
    const { user } = renderApp('/files');
    await user.click(await screen.findByRole('button', { name: 'Keep chr20.vcf.gz' }));
    const day = await screen.findByLabelText(/Keep until/);
    fireEvent.change(day, { target: { value: '2999-01-01' } });
    expect(screen.getByRole('button', { name: 'Keep file' })).toBeDisabled();
    const chosen = later(30).slice(0, 10);
    fireEvent.change(day, { target: { value: chosen } });
    await user.click(screen.getByRole('button', { name: 'Keep file' }));
    await waitFor(() =>
      expect(seen.find(({ call }) => call === 'POST /files/f1/keep')?.body).toEqual({
        until: new Date(`${chosen}T23:59:59`).toISOString(),
      }),
    );
  });

  it('sorts by the day that files go, and finds them by their names', async () => {
    const seen = fakeApi(replies);
    const { user } = renderApp('/files');
    await user.click(await screen.findByRole('button', { name: /Kept until/ }));
    const asked = () => seen.filter(({ call }) => call === 'GET /files').at(-1)?.query;
    await waitFor(() => expect(asked()?.get('sort')).toBe('expires_at,asc'));
    expect(screen.getByRole('columnheader', { name: /Kept until/ })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await user.click(screen.getByRole('button', { name: /Kept until/ }));
    await waitFor(() => expect(asked()?.get('sort')).toBe('expires_at,desc'));
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'chr20');
    await waitFor(() => expect(asked()?.get('q')).toBe('chr20'));
    expect(asked()?.get('sort')).toBe('expires_at,desc');
  });

  it('keeps several files at once, but none that is kept for good anyway', async () => {
    const items = [
      { ...file, id: 'f1', filename: 'chr1.vcf.gz', expires_at: later(4) },
      { ...file, id: 'f2', filename: 'chr2.vcf.gz', expires_at: later(5) },
      { ...file, id: 'f3', filename: 'chr3.vcf.gz' },
    ];
    const seen = fakeApi({
      ...replies,
      'GET /files': { items, page: 0, size: 25, total: 3 },
      'POST /files/f1/keep': items[0],
      'POST /files/f2/keep': items[1],
    });
    const { user } = renderApp('/files');
    await user.click(await screen.findByRole('checkbox', { name: /Choose all files/ }));
    expect(screen.getByText('3 chosen, 9.0 GiB')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Keep 2 files' }));
    await user.click(await screen.findByRole('button', { name: 'Keep files' }));
    await waitFor(() =>
      expect(seen.filter(({ call }) => call.endsWith('/keep')).map(({ call }) => call)).toEqual([
        'POST /files/f1/keep',
        'POST /files/f2/keep',
      ]),
    );
  });

  it('deletes several files after asking, and tells which stayed and why', async () => {
    const items = ['f1', 'f2', 'f3', 'f4'].map((id, n) => ({
      ...file,
      id,
      filename: `chr${n + 20}.vcf.gz`,
    }));
    const seen = fakeApi({
      ...replies,
      'GET /files': { items, page: 0, size: 25, total: 4 },
      'DELETE /files/f2': problem(409, 'file_in_use', {
        title: 'A job needs the file',
        detail: "'chr21.vcf.gz' is needed by the job 'Cohort A', which has not ended",
        action: 'Wait until the job has ended, or cancel it first',
      }),
      'DELETE /files/f3': problem(404, 'not_found', { title: 'Not found' }),
      'DELETE /files/f4': new Answer(204),
    });
    const { user } = renderApp('/files');
    for (const { filename } of items)
      await user.click(await screen.findByRole('checkbox', { name: `Choose ${filename}` }));
    await user.click(screen.getByRole('button', { name: 'Delete 4 files' }));
    expect(await screen.findByText(/They and their keys are removed/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Yes, delete files' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('1 of 4 files could not be deleted');
    expect(alert).toHaveTextContent("chr21.vcf.gz: 'chr21.vcf.gz' is needed by the job 'Cohort A'");
    expect(alert).toHaveTextContent('Wait until the job has ended, or cancel it first');
    expect(alert).not.toHaveTextContent('chr22.vcf.gz');
    expect(seen.filter(({ call }) => call.startsWith('DELETE')).map(({ call }) => call)).toEqual([
      'DELETE /files/f1',
      'DELETE /files/f2',
      'DELETE /files/f3',
      'DELETE /files/f4',
    ]);
  });

  it('says that nothing fits a search, and leads back to all files', async () => {
    fakeApi({ ...replies, 'GET /files': { items: [], page: 0, size: 25, total: 0 } });
    const { user } = renderApp('/files?q=chr99');
    expect(await screen.findByText('No file matches')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show all files' }));
    expect(await screen.findByText('No files here')).toBeVisible();
  });

  it('says where files come from when there are none', async () => {
    fakeApi({
      ...replies,
      'GET /files': { items: [], page: 0, size: 25, total: 0 },
      'GET /files/uploads': [],
    });
    renderApp('/files');
    expect(await screen.findByText('No files here')).toBeVisible();
    expect(screen.queryByText('Unfinished uploads')).toBeNull();
  });
});
