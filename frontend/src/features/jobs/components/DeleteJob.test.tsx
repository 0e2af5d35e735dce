import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Answer, fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aJob, frame, JOB_ID } from '../../../test/samples';

const JOB = `/jobs/${JOB_ID}`;

function page(deletion: Answer, status: 'completed' | 'running' = 'completed') {
  const seen = fakeApi({
    ...frame,
    [`GET ${JOB}`]: aJob({ status }),
    [`GET ${JOB}/status-updates`]: [],
    [`GET ${JOB}/files`]: [],
    [`GET ${JOB}/results`]: { files: [] },
    [`GET ${JOB}/methods`]: { job_id: JOB_ID, text: 'Imputed.', references: [] },
    [`DELETE ${JOB}`]: deletion,
    'GET /jobs': { items: [], page: 0, size: 20, total: 0 },
  });
  renderApp(JOB);
  return () => seen.filter(({ call }) => call === `DELETE ${JOB}`).length;
}

describe('deleting a job', () => {
  it('asks first, then goes to the list', async () => {
    const deletions = page(new Answer(204));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete job' }));
    expect(await screen.findByText(/Nobody can bring them back/)).toBeVisible();
    expect(deletions()).toBe(0);
    await userEvent.click(screen.getByRole('button', { name: 'Yes, delete job' }));
    await waitFor(() =>
      expect(screen.queryByRole('heading', { name: 'chr20 pilot' })).not.toBeInTheDocument(),
    );
    expect(deletions()).toBe(1);
  });

  it('says why it cannot', async () => {
    page(problem(409, 'job_not_ended'));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete job' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Yes, delete job' }));
    expect(await screen.findByRole('alert')).toBeVisible();
  });

  it('is not offered while the job runs', async () => {
    page(new Answer(204), 'running');
    await screen.findByRole('button', { name: 'Cancel job' });
    expect(screen.queryByRole('button', { name: 'Delete job' })).not.toBeInTheDocument();
  });
});
