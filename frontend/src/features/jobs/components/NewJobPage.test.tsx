import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, unreachable } from '../../../api/problem';
import { type Upload, upload } from '../../../api/upload';
import { fakeApi } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aCredential, aJob, frame, JOB_ID, parameters } from '../../../test/samples';

vi.mock('../../../api/upload');
const sent = vi.mocked(upload);

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

function uploadOf(call: number): Upload {
  const made = sent.mock.calls[call];
  if (made === undefined) throw new Error(`Only ${sent.mock.calls.length} uploads were made`);
  return made[0];
}

function keyOf(call: number): string | undefined {
  return uploadOf(call).headers['Idempotency-Key'];
}

describe('new job', () => {
  beforeEach(() => {
    sent.mockReset();
  });

  it('takes over service, only panel and its build, submits, and shows the job', async () => {
    fakeApi(replies);
    sent.mockResolvedValue(aJob({ status: 'queued' }));
    const { user, address } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    await waitFor(() => expect(address()).toBe(`/jobs/${JOB_ID}`));
    const { path, form } = uploadOf(0);
    expect(path).toBe('/jobs');
    expect(form.get('service_id')).toBe('1');
    expect(form.get('reference_panel_id')).toBe('11');
    expect(form.get('build')).toBe('hg38');
    expect(keyOf(0)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('offers what the server lists, and asks for its terms before anything is sent', async () => {
    fakeApi({
      ...replies,
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
    sent.mockResolvedValue(aJob({ status: 'queued' }));
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    expect(await screen.findByText(/Accept every term/)).toBeVisible();
    expect(sent).not.toHaveBeenCalled();
    expect(screen.queryByRole('combobox', { name: 'R² filter' })).toBeNull();

    await user.click(screen.getByRole('checkbox', { name: 'I will not re-identify anyone.' }));
    await user.click(screen.getByRole('checkbox', { name: 'AES 256 encryption' }));
    await user.click(screen.getByRole('button', { name: 'Submit job' }));
    await waitFor(() => expect(sent).toHaveBeenCalled());
    const { form } = uploadOf(0);
    expect(form.getAll('terms')).toEqual(['check1']);
    expect(form.get('option.aesEncryption')).toBe('true');
    expect(form.has('r2_filter')).toBe(false);
    expect(form.get('phasing')).toBe('eagle');
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
    fakeApi(replies);
    sent.mockRejectedValue(
      new ApiProblem(400, {
        title: 'No credentials for this service',
        code: 'credentials_missing',
        service_id: 1,
      }),
    );
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    expect(await screen.findByText('Setup Required')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Configure Credentials' })).toHaveAttribute(
      'href',
      '/settings/service-credentials?service=1',
    );
  });

  it('names what is missing and sends nothing', async () => {
    fakeApi(replies);
    const { user } = renderApp('/jobs/new');
    await user.click(await screen.findByRole('button', { name: 'Submit job' }));
    expect(screen.getByText('Give the job a name')).toBeVisible();
    expect(screen.getByText('Choose an imputation service')).toBeVisible();
    expect(screen.getByText('Add at least one .vcf.gz file')).toBeVisible();
    expect(sent).not.toHaveBeenCalled();
  });

  it('does not take files other than .vcf.gz', async () => {
    fakeApi(replies);
    const { user } = renderApp('/jobs/new');
    const files = await screen.findByLabelText('Input files', { selector: 'input' });
    await user.upload(files, new File(['x'], 'notes.txt'));
    expect(await screen.findByText(/Not added.*notes\.txt/)).toBeVisible();
  });

  it('puts the server’s messages to their fields', async () => {
    fakeApi(replies);
    sent.mockRejectedValue(
      new ApiProblem(400, {
        title: 'Invalid',
        code: 'validation_failed',
        errors: [{ field: 'name', message: 'This name is taken' }],
      }),
    );
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Job name' })).toHaveAccessibleDescription(
        'This name is taken',
      ),
    );
  });

  it('keeps the idempotency key while it is unknown whether the job was made', async () => {
    fakeApi(replies);
    sent.mockRejectedValueOnce(unreachable());
    sent.mockRejectedValueOnce(new ApiProblem(400, { code: 'validation_failed' }));
    sent.mockResolvedValueOnce(aJob());
    const { user } = renderApp('/jobs/new?service=1');
    await fillAndSubmit(user);
    await screen.findByText('The platform cannot be reached');
    await user.click(screen.getByRole('button', { name: 'Submit job' }));
    await waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
    await user.click(await screen.findByRole('button', { name: 'Submit job' }));
    await waitFor(() => expect(sent).toHaveBeenCalledTimes(3));
    expect(keyOf(1)).toBe(keyOf(0));
    // After a refusal the corrected form is another request.
    expect(keyOf(2)).not.toBe(keyOf(1));
  });
});
