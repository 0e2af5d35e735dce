import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aCredential, aJob, frame } from '../../../test/samples';

const none = { pending: 0, queued: 0, running: 0, completed: 0, failed: 0, cancelled: 0, total: 0 };

describe('dashboard', () => {
  it('leads a newcomer to the first credential and the first job', async () => {
    fakeApi({
      ...frame,
      'GET /jobs/stats': none,
      'GET /jobs': { items: [], page: 0, size: 5, total: 0 },
      'GET /users/me/service-credentials': [],
    });
    renderApp('/');
    expect(await screen.findByRole('link', { name: 'Store a credential' })).toHaveAttribute(
      'href',
      '/settings/service-credentials',
    );
    expect(
      (await screen.findAllByRole('link', { name: 'Submit your first job' })).length,
    ).toBeGreaterThan(0);
  });

  it('shows counts that lead to the jobs, and the newest jobs', async () => {
    fakeApi({
      ...frame,
      'GET /jobs/stats': { ...none, running: 1, total: 1 },
      'GET /jobs': { items: [aJob()], page: 0, size: 5, total: 1 },
      'GET /users/me/service-credentials': [aCredential()],
    });
    renderApp('/');
    expect(await screen.findByRole('link', { name: /^Running\s*1$/ })).toHaveAttribute(
      'href',
      '/jobs?status=running',
    );
    expect(await screen.findByRole('link', { name: 'chr20 pilot' })).toBeVisible();
    expect(screen.queryByText('Getting started')).not.toBeInTheDocument();
  });
});
