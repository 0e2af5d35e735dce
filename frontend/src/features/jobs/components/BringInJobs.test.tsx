import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aCredential, frame } from '../../../test/samples';

const REMOTE = 'GET /users/me/service-credentials/1/remote-jobs';
const page = {
  ...frame,
  'GET /jobs': { items: [], page: 0, size: 20, total: 0 },
  'GET /users/me/service-credentials': [aCredential()],
};

async function choose(user: ReturnType<typeof renderApp>['user']) {
  await user.click(await screen.findByRole('button', { name: 'Bring in jobs' }));
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('combobox', { name: 'Service' }),
  );
  await user.click(await screen.findByRole('option', { name: 'H3Africa' }));
}

it('brings in what was submitted elsewhere, and offers nothing that was started here', async () => {
  const seen = fakeApi({
    ...page,
    [REMOTE]: {
      jobs: [
        {
          external_job_id: 'job-1',
          name: 'by hand',
          state: 'succeeded',
          submitted_at: null,
          started_here: false,
        },
        {
          external_job_id: 'job-2',
          name: 'fip-x',
          state: 'running',
          submitted_at: null,
          started_here: true,
        },
      ],
    },
    'POST /jobs/adopt': { results: [] },
  });
  const { user } = renderApp('/jobs');
  await choose(user);
  await user.click(await screen.findByRole('checkbox', { name: 'by hand (succeeded)' }));
  expect(screen.queryByRole('checkbox', { name: /fip-x/ })).not.toBeInTheDocument();
  await user.type(screen.getByLabelText('Archive password'), 'from the mail');
  await user.click(screen.getByRole('button', { name: 'Bring in' }));
  await waitFor(() =>
    expect(seen.find(({ call }) => call === 'POST /jobs/adopt')?.body).toEqual({
      service_id: 1,
      jobs: [{ external_job_id: 'job-1', name: 'by hand', archive_password: 'from the mail' }],
    }),
  );
});

it('says why there is no list', async () => {
  fakeApi({
    ...page,
    [REMOTE]: problem(409, 'cannot_list_jobs', {
      title: 'Your jobs there are not known',
      detail: 'H3Africa did not list your jobs',
      action: "Look for your jobs on the service's own page",
    }),
  });
  const { user } = renderApp('/jobs');
  await choose(user);
  await screen.findByText(/H3Africa did not list your jobs/);
});
