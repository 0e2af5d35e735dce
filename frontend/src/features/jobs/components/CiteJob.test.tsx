import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aJob, frame, JOB_ID } from '../../../test/samples';

const JOB = `/jobs/${JOB_ID}`;
const methods = {
  job_id: JOB_ID,
  text: 'Genotypes were phased with Eagle [1].',
  references: [
    {
      number: 1,
      authors: ['Loh PR'],
      and_others: true,
      title: 'Reference-based phasing',
      journal: 'Nature Genetics',
      year: 2016,
      doi: '10.1038/ng.3679',
      url: 'https://doi.org/10.1038/ng.3679',
      text: 'Loh PR, et al. Reference-based phasing.',
      bibtex: '@article{loh2016}',
    },
  ],
};

function show(status: 'completed' | 'failed', answer: unknown) {
  fakeApi({
    ...frame,
    [`GET ${JOB}`]: aJob({ status, progress_percentage: 100 }),
    [`GET ${JOB}/status-updates`]: [],
    [`GET ${JOB}/files`]: [],
    [`GET ${JOB}/results`]: { files: [] },
    [`GET ${JOB}/methods`]: answer,
  });
  renderApp(JOB);
}

describe('citing a job', () => {
  it('shows the paragraph and its references with their DOI', async () => {
    show('completed', methods);
    expect(await screen.findByText(methods.text)).toBeVisible();
    const references = within(screen.getByRole('list', { name: 'References' }));
    expect(references.getByRole('link', { name: '10.1038/ng.3679' })).toHaveAttribute(
      'href',
      'https://doi.org/10.1038/ng.3679',
    );
    expect(screen.getByRole('button', { name: 'Copy BibTeX' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'RO-Crate' })).toBeVisible();
  });

  it('says why there is no paragraph', async () => {
    show(
      'completed',
      problem(503, 'unavailable', { title: 'Files are away', action: 'Try again' }),
    );
    const section = await screen.findByRole('region', { name: 'Cite this job' });
    expect(await within(section).findByText('Files are away')).toBeVisible();
  });

  it('is not there for a failed job', async () => {
    show('failed', methods);
    await screen.findByRole('heading', { name: 'chr20 pilot', level: 1 });
    expect(screen.queryByText('Cite this job')).not.toBeInTheDocument();
  });
});
