import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { unreachable } from '../../../api/problem';
import { resumableUpload, type UploadListener } from '../../../api/resumableUpload';
import { Answer, fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aCredential, aJob, frame, JOB_ID, parameters } from '../../../test/samples';

vi.mock('../../../api/resumableUpload');
const uploads = vi.mocked(resumableUpload);
const handle = { pause: vi.fn(), resume: vi.fn(), cancel: vi.fn(async () => undefined) };

/** Uploads arrive at once, each with an id of its name. */
function arrivingAtOnce() {
  uploads.mockImplementation((file, listener) => {
    listener.onProgress(file.size);
    listener.onDone(`id-of-${file.name}`);
    return handle;
  });
}

/** Uploads stay where they are until the test goes on with them. */
function hangingUploads(): UploadListener[] {
  const listeners: UploadListener[] = [];
  uploads.mockImplementation((_, listener) => {
    listeners.push(listener);
    return handle;
  });
  return listeners;
}

const replies = {
  ...frame,
  'GET /users/me/service-credentials': [aCredential()],
  [`GET /jobs/${JOB_ID}`]: aJob({ status: 'queued' }),
  [`GET /jobs/${JOB_ID}/status-updates`]: [],
  [`GET /jobs/${JOB_ID}/files`]: [],
};

type Person = ReturnType<typeof renderApp>['user'];

async function fillAndSubmit(user: Person) {
  const panel = await screen.findByRole('combobox', { name: 'Reference panel' });
  await waitFor(() => expect(panel).toHaveValue('H3Africa v6'));
  await user.type(screen.getByRole('textbox', { name: 'Job name' }), 'chr20 pilot');
  const files = screen.getByLabelText('Input files', { selector: 'input' });
  await user.upload(files, new File(['x'], 'chr20.vcf.gz'));
  await screen.findByText('chr20.vcf.gz');
  await user.click(screen.getByRole('button', { name: 'Submit job' }));
}

type Seen = ReturnType<typeof fakeApi>;

const orders = (seen: Seen) => seen.filter(({ call }) => call === 'POST /jobs');
const bodyOf = (seen: Seen, n = 0) => orders(seen)[n]?.body as Record<string, unknown>;
const keyOf = (seen: Seen, n: number) => orders(seen)[n]?.idempotencyKey;

describe('new job', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    arrivingAtOnce();
  });

  it('takes over service, only panel and its build, submits, and shows the job', async () => {
    const seen = fakeApi({ ...replies, 'POST /jobs': aJob({ status: 'queued' }) });
    const { user, address } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    await waitFor(() => expect(address()).toBe(`/jobs/${JOB_ID}`));
    expect(bodyOf(seen)).toMatchObject({
      service_id: 1,
      reference_panel_id: 11,
      build: 'hg38',
      input_file_ids: ['id-of-chr20.vcf.gz'],
    });
    expect(keyOf(seen, 0)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('offers what the server lists, and asks for its terms before anything is sent', async () => {
    const seen = fakeApi({
      ...replies,
      'POST /jobs': aJob({ status: 'queued' }),
      'GET /services/1/parameters': parameters({
        r2_filters: [],
        defaults: { build: 'hg19', phasing: 'eagle', r2_filter: null, mode: 'imputation' },
        terms: [{ id: 'check1', text: 'I will not re-identify anyone.' }],
        options: [
          {
            id: 'aesEncryption',
            label: 'AES 256 encryption',
            details: null,
            type: 'checkbox',
            default_value: 'false',
            required: false,
            choices: [],
          },
        ],
      }),
    });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    expect(await screen.findByText(/Accept every term/)).toBeVisible();
    expect(orders(seen)).toEqual([]);
    expect(screen.queryByRole('combobox', { name: 'R² filter' })).toBeNull();

    await user.click(screen.getByRole('checkbox', { name: 'I will not re-identify anyone.' }));
    await user.click(screen.getByRole('checkbox', { name: 'AES 256 encryption' }));
    await user.click(screen.getByRole('button', { name: 'Submit job' }));
    await waitFor(() => expect(orders(seen)).toHaveLength(1));
    const order = bodyOf(seen);
    expect(order.terms).toEqual(['check1']);
    expect(order.options).toEqual({ aesEncryption: 'true' });
    expect(order).not.toHaveProperty('r2_filter');
    expect(order.phasing).toBe('eagle');
  });

  it('warns before submitting when the service has no credential', async () => {
    fakeApi({ ...replies, 'GET /users/me/service-credentials': [] });
    const { user, address } = renderApp('/jobs/new?service=1');
    expect(await screen.findByText('Setup Required')).toBeVisible();
    expect(
      screen.getByText(
        'You need to configure your H3Africa API credentials before submitting jobs.',
      ),
    ).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Configure Credentials' }));
    await waitFor(() => expect(address()).toMatch(/^\/settings\/service-credentials/));
    expect(
      await screen.findByRole('dialog', { name: 'Add Service Credentials' }),
    ).toBeInTheDocument();
  });

  it('leads to the settings when the API says that the credential is missing', async () => {
    fakeApi({
      ...replies,
      'POST /jobs': problem(400, 'credentials_missing', {
        title: 'No credentials for this service',
        service_id: 1,
      }),
    });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    expect(await screen.findByText('Setup Required')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Configure Credentials' })).toHaveAttribute(
      'href',
      '/settings/service-credentials?service=1',
    );
  });

  it('names what is missing and sends nothing', async () => {
    const seen = fakeApi(replies);
    const { user } = renderApp('/jobs/new');
    await user.click(await screen.findByRole('button', { name: 'Submit job' }));
    expect(screen.getByText('Give the job a name')).toBeVisible();
    expect(screen.getByText('Choose an imputation service')).toBeVisible();
    expect(screen.getByText('Add at least one .vcf.gz file')).toBeVisible();
    expect(orders(seen)).toEqual([]);
  });

  it('takes plain VCF files, and no others than VCFs', async () => {
    fakeApi(replies);
    const { user } = renderApp('/jobs/new');
    const files = await screen.findByLabelText('Input files', { selector: 'input' });
    await user.upload(files, new File(['x'], 'notes.txt'));
    expect(await screen.findByText(/Not added.*notes\.txt/)).toBeVisible();
    arrivingAtOnce();
    await user.upload(files, new File(['x'], 'chr21.vcf'));
    expect(await screen.findByText('chr21.vcf')).toBeVisible();
  });

  it('puts the server’s messages to their fields', async () => {
    fakeApi({
      ...replies,
      'POST /jobs': problem(400, 'validation_failed', {
        title: 'Invalid',
        errors: [{ field: 'name', message: 'This name is taken' }],
      }),
    });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Job name' })).toHaveAccessibleDescription(
        'This name is taken',
      ),
    );
  });

  it('shows what refused the input, and where the job is kept', async () => {
    arrivingAtOnce();
    fakeApi({
      ...replies,
      'POST /jobs': problem(422, 'input_refused', {
        title: 'The service would refuse the input',
        action: 'Correct what is named',
        job_id: JOB_ID,
        findings: [
          {
            filename: 'chr20.vcf.gz',
            rule: 'x',
            severity: 'error',
            sentence: 'Unsorted.',
            cure: '',
          },
        ],
      }),
    });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    expect(await screen.findByText('chr20.vcf.gz: Unsorted.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open the kept job' })).toHaveAttribute(
      'href',
      `/jobs/${JOB_ID}`,
    );
  });

  it('has refused input sent on the word of a researcher who knows better', async () => {
    arrivingAtOnce();
    const finding = {
      filename: 'chr20.vcf.gz',
      rule: 'x',
      severity: 'error',
      sentence: 'Unsorted.',
      cure: '',
    };
    const seen = fakeApi({
      ...replies,
      'POST /jobs': problem(422, 'input_refused', { job_id: JOB_ID, findings: [finding] }),
      [`POST /jobs/${JOB_ID}/retry`]: aJob({ id: JOB_ID, status: 'queued' }),
      [`GET /jobs/${JOB_ID}`]: aJob({ id: JOB_ID, name: 'Sent after all' }),
    });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    await user.click(await screen.findByRole('button', { name: 'Send it anyway' }));
    await user.click(await screen.findByRole('button', { name: 'Yes, send it' }));
    await screen.findByRole('heading', { name: 'Sent after all', level: 1 });
    expect(seen.find(({ call }) => call.endsWith('/retry'))?.body).toEqual({
      ignore_findings: true,
    });
  });

  it('does not say again what it says of the files already', async () => {
    arrivingAtOnce();
    const reason = { rule: 'x', severity: 'error', sentence: 'Unsorted.', cure: '', examples: [] };
    fakeApi({
      ...replies,
      'POST /files/verdict': {
        outcome: 'would_be_refused',
        files: [
          {
            file_id: 'id-of-chr20.vcf.gz',
            filename: 'chr20.vcf.gz',
            inspected: true,
            reasons: [reason],
          },
        ],
        together: [],
        unchecked: [],
      },
      'POST /jobs': problem(422, 'input_refused', {
        title: 'The service would refuse the input',
        action: 'Correct what is named',
        job_id: JOB_ID,
        findings: [{ ...reason, filename: 'chr20.vcf.gz' }],
      }),
    });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    expect(
      await screen.findByText('Nothing was sent. What was found stands with the files above.'),
    ).toBeVisible();
    expect(screen.getAllByText(/Unsorted/)).toHaveLength(1);
  });

  it('keeps the idempotency key while it is unknown whether the job was made', async () => {
    const replyTo = [
      () => {
        throw new TypeError('no answer');
      },
      () => problem(400, 'validation_failed'),
      () => aJob(),
    ];
    const seen = fakeApi({ ...replies, 'POST /jobs': () => replyTo.shift()?.() });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    await screen.findByText('The platform cannot be reached');
    await user.click(screen.getByRole('button', { name: 'Submit job' }));
    await waitFor(() => expect(orders(seen)).toHaveLength(2));
    await user.click(await screen.findByRole('button', { name: 'Submit job' }));
    await waitFor(() => expect(orders(seen)).toHaveLength(3));
    expect(keyOf(seen, 1)).toBe(keyOf(seen, 0));
    // After a refusal the corrected form is another request.
    expect(keyOf(seen, 2)).not.toBe(keyOf(seen, 1));
  });

  it('submits when the last file has arrived', async () => {
    const arriving = hangingUploads();
    const seen = fakeApi({ ...replies, 'POST /jobs': aJob() });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    expect(await screen.findByText(/submitted when all files have arrived/)).toBeVisible();
    expect(orders(seen)).toEqual([]);
    act(() => arriving[0]?.onDone('f1'));
    await waitFor(() => expect(bodyOf(seen).input_file_ids).toEqual(['f1']));
  });

  it('pauses, tells what stopped an upload, and goes on', async () => {
    const arriving = hangingUploads();
    fakeApi(replies);
    const { user } = renderApp('/jobs/new?service=1');
    const field = await screen.findByLabelText('Input files', { selector: 'input' });
    await user.upload(field, new File(['0123456789'], 'chr1.vcf.gz'));
    await user.click(await screen.findByRole('button', { name: 'Pause chr1.vcf.gz' }));
    expect(handle.pause).toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Resume chr1.vcf.gz' }));
    expect(handle.resume).toHaveBeenCalled();
    act(() => arriving[0]?.onProgress(5));
    expect(screen.getByText(/^50 % of/)).toBeVisible();
    act(() => arriving[0]?.onError(unreachable()));
    expect(screen.getByText('The platform cannot be reached')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Remove chr1.vcf.gz' }));
    expect(handle.cancel).toHaveBeenCalled();
    expect(screen.queryByText('chr1.vcf.gz')).toBeNull();
  });

  it('names what is paused or has stopped instead of submitting, and goes on with it when asked again', async () => {
    const arriving = hangingUploads();
    const seen = fakeApi({ ...replies, 'POST /jobs': aJob() });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    fireEvent.click(await screen.findByRole('button', { name: 'Pause chr20.vcf.gz' }));
    expect(
      await screen.findByText('Not submitted: the upload of chr20.vcf.gz is paused.'),
    ).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Submit job' }));
    await waitFor(() => expect(handle.resume).toHaveBeenCalled());
    expect(screen.queryByText(/is paused/)).toBeNull();
    act(() => arriving[0]?.onError(unreachable()));
    expect(
      await screen.findByText('Not submitted: the upload of chr20.vcf.gz has stopped.'),
    ).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Submit job' }));
    await waitFor(() => expect(handle.resume).toHaveBeenCalledTimes(2));
    act(() => arriving[0]?.onDone('f1'));
    await waitFor(() => expect(orders(seen)).toHaveLength(1));
  });

  it('leads to what went wrong, beside the button that was pressed', async () => {
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    fakeApi({ ...replies, 'POST /jobs': problem(503, 'unavailable', { title: 'Not available' }) });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    const alert = (await screen.findByText('Not available')).closest('[role=alert]');
    await waitFor(() => expect(document.activeElement).toContainElement(alert as HTMLElement));
    expect(scrolled.mock.contexts).toEqual([document.activeElement]);
  });

  describe('files of one name', () => {
    const T = 1_700_000_000_000;
    const aFile = (content: string, lastModified = T) =>
      new File([content], 'chr20.vcf.gz', { lastModified });
    const choose = async (user: Person, ...files: File[]) =>
      user.upload(await screen.findByLabelText('Input files', { selector: 'input' }), files);

    it('are refused but for the first, which is uploaded', async () => {
      arrivingAtOnce();
      fakeApi(replies);
      const { user } = renderApp('/jobs/new');
      await choose(user, aFile('a'), aFile('b'));
      expect(await screen.findByText(/each name can be there once: chr20.vcf.gz/)).toBeVisible();
      expect(uploads).toHaveBeenCalledTimes(1);
      expect(screen.getByText(/, uploaded$/)).toBeVisible();
    });

    it('are one where it is the same file, and what was sent stays sent', async () => {
      const arriving = hangingUploads();
      fakeApi(replies);
      const { user } = renderApp('/jobs/new');
      await choose(user, aFile('0123456789'));
      await waitFor(() => expect(arriving).toHaveLength(1));
      act(() => arriving[0]?.onProgress(5));
      await choose(user, aFile('0123456789'));
      expect(screen.getByText(/^50 % of/)).toBeVisible();
      fireEvent.click(screen.getByRole('button', { name: 'Pause chr20.vcf.gz' }));
      await choose(user, aFile('0123456789'));
      await waitFor(() => expect(handle.resume).toHaveBeenCalled());
      expect(handle.cancel).not.toHaveBeenCalled();
      expect(arriving).toHaveLength(1);
    });

    it('replace one that has arrived only after asking', async () => {
      arrivingAtOnce();
      const seen = fakeApi(replies);
      const { user } = renderApp('/jobs/new');
      await choose(user, aFile('a'));
      await screen.findByText(/, uploaded$/);
      await choose(user, aFile('bb', T + 1));
      expect(await screen.findByText('Replace chr20.vcf.gz?')).toBeVisible();
      expect(uploads).toHaveBeenCalledTimes(1);
      fireEvent.click(screen.getByRole('button', { name: 'Replace' }));
      await waitFor(() => expect(uploads).toHaveBeenCalledTimes(2));
      expect(screen.getAllByText('chr20.vcf.gz')).toHaveLength(1);
      expect(seen.some(({ call }) => call.startsWith('DELETE'))).toBe(false);
    });
  });

  it('asks before it deletes what has been uploaded, and forgets what was wrong with it', async () => {
    arrivingAtOnce();
    const seen = fakeApi({ ...replies, 'DELETE /files/id-of-chr20.vcf.gz': new Answer(204) });
    const { user } = renderApp('/jobs/new');
    const field = await screen.findByLabelText('Input files', { selector: 'input' });
    fireEvent.click(screen.getByRole('button', { name: 'Submit job' }));
    expect(screen.getByText('Add at least one .vcf.gz file')).toBeVisible();
    await user.upload(field, new File(['x'], 'chr20.vcf.gz'));
    await screen.findByText(/, uploaded$/);
    expect(screen.queryByText('Add at least one .vcf.gz file')).toBeNull();
    const remove = screen.getByRole('button', { name: 'Remove chr20.vcf.gz' });
    const deletions = () => seen.filter(({ call }) => call.startsWith('DELETE'));

    fireEvent.click(remove);
    expect(deletions()).toEqual([]);
    fireEvent.click(await screen.findByRole('button', { name: 'Delete it' }));
    await waitFor(() => expect(deletions()).toHaveLength(1));
    await waitFor(() => expect(screen.queryByText(/, uploaded$/)).toBeNull());
  });

  it('leaves the input to the job that was kept, and no longer offers to send that', async () => {
    arrivingAtOnce();
    const finding = { filename: '', rule: 'x', severity: 'error', sentence: 'Few.', cure: '' };
    const seen = fakeApi({
      ...replies,
      'POST /jobs': problem(422, 'input_refused', { job_id: JOB_ID, findings: [finding] }),
    });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    await screen.findByRole('button', { name: 'Send it anyway' });
    fireEvent.click(screen.getByRole('button', { name: 'Remove chr20.vcf.gz' }));
    await waitFor(() => expect(screen.queryByText('chr20.vcf.gz')).toBeNull());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Send it anyway' })).toBeNull();
    expect(seen.some(({ call }) => call.startsWith('DELETE'))).toBe(false);
  });

  it('sends what was changed after a lost answer as another job, and says so before', async () => {
    const replyTo = [
      () => {
        throw new TypeError('no answer');
      },
      () => aJob(),
    ];
    const seen = fakeApi({ ...replies, 'POST /jobs': () => replyTo.shift()?.() });
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    const warning = (await screen.findByText('The job may have been made')).closest('[role=alert]');
    expect(within(warning as HTMLElement).getByRole('link', { name: 'Jobs' })).toHaveAttribute(
      'href',
      '/jobs',
    );
    fireEvent.change(screen.getByLabelText(/Job name/), { target: { value: 'another' } });
    fireEvent.click(screen.getByRole('button', { name: 'Submit job' }));
    await waitFor(() => expect(orders(seen)).toHaveLength(2));
    expect(bodyOf(seen, 1).name).toBe('another');
    expect(keyOf(seen, 1)).not.toBe(keyOf(seen, 0));
  });
});
