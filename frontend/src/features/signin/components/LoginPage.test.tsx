import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Answer, fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aUser, frame } from '../../../test/samples';

const login = {
  access_token: 'fresh-token',
  token_type: 'bearer',
  expires_in: 86400,
  user: aUser(),
};
const emptyJobs = { items: [], page: 0, size: 20, total: 0 };

async function signIn(user: ReturnType<typeof renderApp>['user']) {
  await user.type(await screen.findByLabelText('Username'), 'thandi');
  await user.type(screen.getByLabelText('Password'), 'correct horse');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('signing in', () => {
  it('keeps the token and goes back to the page that asked for it', async () => {
    const seen = fakeApi({ ...frame, 'POST /auth/login': login, 'GET /jobs': emptyJobs });
    const { user, address } = renderApp('/jobs?status=failed', { signedIn: false });
    await waitFor(() => expect(address()).toBe('/login?return=%2Fjobs%3Fstatus%3Dfailed'));

    await signIn(user);

    await screen.findByRole('heading', { name: 'Jobs', level: 1 });
    expect(address()).toBe('/jobs?status=failed');
    expect(localStorage.getItem('token')).toBe('fresh-token');
    const jobs = seen.find(({ call }) => call === 'GET /jobs');
    expect(jobs?.authorization).toBe('Bearer fresh-token');
  });

  it('says why it failed', async () => {
    const refusal = problem(401, 'bad_credentials', {
      title: 'Sign-in failed',
      detail: 'The username or the password is wrong.',
    });
    fakeApi({ 'POST /auth/login': refusal });
    const { user } = renderApp('/login', { signedIn: false });
    await signIn(user);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The username or the password is wrong.',
    );
  });

  it('asks for what is missing before it asks the server', async () => {
    const seen = fakeApi({});
    const { user } = renderApp('/login', { signedIn: false });
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(screen.getByText('Enter your username')).toBeVisible();
    expect(screen.getByText('Enter your password')).toBeVisible();
    expect(seen).toEqual([]);
  });

  it('never returns to another site', async () => {
    fakeApi({ ...frame, 'POST /auth/login': login });
    const { user, address } = renderApp('/login?return=//evil.example', { signedIn: false });
    await signIn(user);
    await waitFor(() => expect(address()).toBe('/'));
  });

  it('is asked for again when the platform no longer accepts the token', async () => {
    fakeApi({ ...frame, 'GET /jobs': problem(401, 'unauthenticated', { title: 'Not signed in' }) });
    const { address } = renderApp('/jobs');
    await waitFor(() => expect(address()).toBe('/login?return=%2Fjobs'));
    expect(localStorage.getItem('token')).toBeNull();
  });

  it('ends with signing out, here and at the platform', async () => {
    const seen = fakeApi({
      ...frame,
      'GET /jobs': emptyJobs,
      'POST /auth/logout': new Answer(204),
    });
    const { user, address } = renderApp('/jobs');
    await user.click(await screen.findByRole('button', { name: 'Account of thandi' }));
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText('You have signed out.')).toBeVisible();
    expect(address()).toBe('/login');
    expect(localStorage.getItem('token')).toBeNull();
    const logout = seen.find(({ call }) => call === 'POST /auth/logout');
    expect(logout?.authorization).toBe('Bearer platform-token');
  });

  it('ends here even when the platform does not answer', async () => {
    const away = problem(503, 'dependency_unavailable');
    fakeApi({ ...frame, 'GET /jobs': emptyJobs, 'POST /auth/logout': away });
    const { user } = renderApp('/jobs');
    await user.click(await screen.findByRole('button', { name: 'Account of thandi' }));
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText('You have signed out.')).toBeVisible();
    expect(localStorage.getItem('token')).toBeNull();
  });
});
