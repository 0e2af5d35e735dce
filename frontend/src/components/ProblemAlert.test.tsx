import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../api/problem';
import { Providers } from '../app/Providers';
import { ProblemAlert } from './ProblemAlert';

describe('ProblemAlert', () => {
  it('shows what happened, what to do and the request id', () => {
    const problem = new ApiProblem(429, {
      title: 'Too many attempts',
      detail: 'Signing in failed five times.',
      action: 'Wait a minute, then try again.',
      request_id: 'r-77',
    });
    render(<ProblemAlert error={problem} />, { wrapper: Providers });
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('Too many attempts');
    expect(alert).toHaveTextContent('Signing in failed five times.');
    expect(alert).toHaveTextContent('Wait a minute, then try again.');
    expect(alert).toHaveTextContent('Request id: r-77');
  });

  it('offers to try again', async () => {
    const retry = vi.fn();
    render(<ProblemAlert error={new TypeError('Failed to fetch')} onRetry={retry} />, {
      wrapper: Providers,
    });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledOnce();
  });
});
