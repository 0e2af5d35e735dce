import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { resumableUpload, type UploadListener } from '../../../api/resumableUpload';
import { Answer, fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aCredential, aJob, aUser, frame, JOB_ID } from '../../../test/samples';

vi.mock('../../../api/resumableUpload');

let arriving: UploadListener[];
const handle = { pause: vi.fn(), resume: vi.fn(), cancel: vi.fn(async () => undefined) };

const list = (items: unknown[]) => ({ items, page: 0, size: 10, total: items.length });
const storedFile = (id: string, filename: string) => ({
  id,
  filename,
  file_size: 2048,
  file_type: 'input',
  created_at: '2026-11-23T09:30:00Z',
});

const replies = {
  ...frame,
  'GET /users/me/service-credentials': [aCredential()],
  'GET /jobs': list([]),
  [`GET /jobs/${JOB_ID}`]: aJob(),
  'GET /files/f1': storedFile('f1', 'chr20.vcf.gz'),
  'POST /auth/logout': new Answer(204),
};

const sameFile = () => new File(['x'], 'chr20.vcf.gz', { lastModified: 1_700_000_000_000 });

async function fill(user: ReturnType<typeof renderApp>['user']) {
  const panel = await screen.findByRole('combobox', { name: 'Reference panel' });
  await waitFor(() => expect(panel).toHaveValue('H3Africa v6'));
  fireEvent.change(screen.getByLabelText(/Job name/), { target: { value: 'chr20 pilot' } });
  await user.upload(screen.getByLabelText('Input files', { selector: 'input' }), sameFile());
  await screen.findByText('chr20.vcf.gz');
}

const leaveFor = (name: string) =>
  fireEvent.click(
    within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name }),
  );
const leaveAndReturn = async () => {
  leaveFor('Jobs');
  await screen.findByText('No jobs yet');
  leaveFor('New job');
};
const nameField = () => screen.findByLabelText(/Job name/);

describe('a new job that is left', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    arriving = [];
    vi.mocked(resumableUpload).mockImplementation((_, listener) => {
      arriving.push(listener);
      return handle;
    });
  });

  it('is there again with its uploaded files, and gone once it was submitted', async () => {
    const seen = fakeApi({ ...replies, 'POST /jobs': aJob() });
    const { user } = renderApp('/jobs/new?service=1');
    await fill(user);
    act(() => arriving[0]?.onDone('f1'));
    await leaveAndReturn();
    expect(await nameField()).toHaveValue('chr20 pilot');
    expect(screen.getByRole('combobox', { name: 'Service' })).toHaveValue('H3Africa');
    expect(screen.getByText('This is the job that you had begun.', { exact: false })).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Phasing' })).toHaveValue('Eagle v2.4'),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Submit job' }));
    await screen.findByRole('heading', { name: 'chr20 pilot', level: 1 });
    expect(seen.find(({ call }) => call === 'POST /jobs')?.body).toMatchObject({
      reference_panel_id: 11,
      input_file_ids: ['f1'],
    });
    leaveFor('New job');
    expect(await nameField()).toHaveValue('');
    expect(screen.queryByText('chr20.vcf.gz')).toBeNull();
  });

  it('says which file has not arrived, and goes on when that is chosen again', async () => {
    const seen = fakeApi({ ...replies, 'POST /jobs': aJob() });
    const { user } = renderApp('/jobs/new?service=1');
    await fill(user);
    leaveFor('Jobs');
    fireEvent.click(await screen.findByRole('button', { name: 'Leave' }));
    await screen.findByText('No jobs yet');
    leaveFor('New job');
    expect(await screen.findByText(/It is not here as a whole/)).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Submit job' }));
    expect(
      await screen.findByText('Choose again or remove what is not whole: chr20.vcf.gz'),
    ).toBeVisible();
    await user.upload(screen.getByLabelText('Input files', { selector: 'input' }), sameFile());
    await waitFor(() => expect(arriving).toHaveLength(2));
    expect(screen.queryByText(/not whole/)).toBeNull();
    act(() => arriving[1]?.onDone('f1'));
    fireEvent.click(screen.getByRole('button', { name: 'Submit job' }));
    await waitFor(() => expect(seen.some(({ call }) => call === 'POST /jobs')).toBe(true));
  });

  it('says when an uploaded file has been deleted meanwhile', async () => {
    fakeApi({ ...replies, 'GET /files/f1': undefined });
    const { user } = renderApp('/jobs/new?service=1');
    await fill(user);
    act(() => arriving[0]?.onDone('f1'));
    await leaveAndReturn();
    expect(await screen.findByText(/It is not here as a whole/)).toBeVisible();
  });

  it('asks before a page of the dashboard takes its place while files are on their way', async () => {
    fakeApi(replies);
    const { user, address } = renderApp('/jobs/new?service=1');
    await fill(user);
    leaveFor('Jobs');
    fireEvent.click(await screen.findByRole('button', { name: 'Stay here' }));
    expect(address()).toBe('/jobs/new');
    expect(handle.pause).not.toHaveBeenCalled();
    leaveFor('Jobs');
    fireEvent.click(await screen.findByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(handle.pause).toHaveBeenCalled());
    expect(address()).toBe('/jobs');
  });

  it('is sent with the key of the order that got no answer, if it is the same order', async () => {
    const replyTo = [() => problem(503, 'unavailable'), () => aJob()];
    const seen = fakeApi({ ...replies, 'POST /jobs': () => replyTo.shift()?.() });
    const { user } = renderApp('/jobs/new?service=1');
    await fill(user);
    act(() => arriving[0]?.onDone('f1'));
    fireEvent.click(screen.getByRole('button', { name: 'Submit job' }));
    const warning = await screen.findByText('The job may have been made');
    const alert = warning.closest('[role=alert]') as HTMLElement;
    fireEvent.click(within(alert).getByRole('link', { name: 'Jobs' }));
    await screen.findByText('No jobs yet');
    leaveFor('New job');
    expect(await screen.findByText('The job may have been made')).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Submit job' }));
    await screen.findByRole('heading', { name: 'chr20 pilot', level: 1 });
    const orders = seen.filter(({ call }) => call === 'POST /jobs');
    expect(orders).toHaveLength(2);
    expect(orders[1]?.body).toEqual(orders[0]?.body);
    expect(orders[1]?.idempotencyKey).toBe(orders[0]?.idempotencyKey);
  });

  it('begins anew for whoever wants that', async () => {
    fakeApi(replies);
    const { user } = renderApp('/jobs/new?service=1');
    await fill(user);
    act(() => arriving[0]?.onDone('f1'));
    await leaveAndReturn();
    fireEvent.click(await screen.findByRole('button', { name: 'Start anew' }));
    await waitFor(() => expect(screen.queryByText('chr20.vcf.gz')).toBeNull());
    expect(screen.getByLabelText(/Job name/)).toHaveValue('');
  });

  it('is not another user’s, and gone after signing out', async () => {
    let user = aUser();
    fakeApi({ ...replies, 'GET /auth/user': () => user });
    const app = renderApp('/jobs/new?service=1');
    await fill(app.user);
    act(() => arriving[0]?.onDone('f1'));
    await waitFor(() => expect(sessionStorage.getItem('new-job:7')).toContain('f1'));

    user = aUser({ id: 8, username: 'sipho' });
    act(() => {
      localStorage.setItem('token', 'sipho');
      window.dispatchEvent(new StorageEvent('storage', { key: 'token' }));
    });
    await screen.findByRole('button', { name: 'Account of sipho' });
    expect(await nameField()).toHaveValue('');
    expect(screen.queryByText('chr20.vcf.gz')).toBeNull();

    fireEvent.click(screen.getByRole('button', { name: 'Account of sipho' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
    await screen.findByText('You have signed out.');
    expect(sessionStorage).toHaveLength(0);
  });

  it('takes files that are stored already, each name once', async () => {
    const seen = fakeApi({
      ...replies,
      'GET /files': list([
        storedFile('f1', 'chr20.vcf.gz'),
        storedFile('f2', 'chr21.vcf.gz'),
        storedFile('f3', 'chr21.vcf.gz'),
      ]),
      'POST /jobs': aJob(),
    });
    const { user } = renderApp('/jobs/new?service=1');
    await fill(user);
    act(() => arriving[0]?.onDone('f0'));
    fireEvent.click(screen.getByRole('button', { name: 'Choose from stored files' }));
    const inputs = await screen.findByRole('list', { name: 'Stored inputs' });
    const [first, second, third] = within(inputs).getAllByRole('checkbox');
    expect(first).toBeDisabled();
    fireEvent.click(second as HTMLElement);
    expect(third).toBeDisabled();
    fireEvent.click(screen.getByRole('button', { name: 'Use file' }));
    expect(await screen.findByText('2.0 KiB, stored')).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Submit job' }));
    await waitFor(() =>
      expect(seen.find(({ call }) => call === 'POST /jobs')?.body).toMatchObject({
        input_file_ids: ['f0', 'f2'],
      }),
    );
    expect(seen.find(({ call }) => call === 'GET /files')?.query.get('file_type')).toBe('input');
  });

  it('takes the missing token in its place', async () => {
    let stored: unknown[] = [];
    fakeApi({
      ...replies,
      'GET /users/me/service-credentials': () => stored,
      'POST /users/me/service-credentials': () => {
        stored = [aCredential()];
        return new Answer(201, aCredential());
      },
    });
    const { user } = renderApp('/jobs/new?service=1');
    await fill(user);
    fireEvent.click(await screen.findByRole('button', { name: 'Enter the token here' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add Service Credentials' });
    fireEvent.change(within(dialog).getByLabelText('API Token'), {
      target: { value: 'h3a_abc123def456' },
    });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Save Credentials' }));
    await waitFor(() => expect(screen.queryByText('Setup Required')).toBeNull());
    expect(screen.getByLabelText(/Job name/)).toHaveValue('chr20 pilot');
    expect(screen.queryByText(/submitted when all files/)).toBeNull();
  });
});
