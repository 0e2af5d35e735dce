import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Answer, fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aUser, frame } from '../../../test/samples';

const PAGE = '/settings/account';
const entry = {
  id: 2,
  user_id: 7,
  actor: 'holder of the link',
  action: 'download',
  resource_type: 'file',
  details: 'chr20.dose.vcf.gz (file 0198c0de), all 2597152 bytes, from 203.0.113.7',
  timestamp: '2026-11-23T09:30:00Z',
};
const log = { items: [entry], page: 0, size: 20, total: 1 };
const nothing = { items: [], page: 0, size: 20, total: 0 };

describe('account page', () => {
  it('shows who downloaded what from where', async () => {
    fakeApi({ ...frame, 'GET /users/me/audit-log': log });
    renderApp(PAGE);
    const table = await screen.findByRole('table', { name: 'Activity' });
    const row = within(table).getByRole('row', { name: /download/ });
    expect(row).toHaveTextContent('holder of the link');
    expect(row).toHaveTextContent('from 203.0.113.7');
  });

  it('says when nothing has happened, and when that cannot be told', async () => {
    let reply: unknown = problem(503, 'dependency_unavailable', { title: 'Away' });
    fakeApi({ ...frame, 'GET /users/me/audit-log': () => reply });
    const { user } = renderApp(PAGE);
    const activity = await screen.findByRole('region', { name: 'Activity' });
    expect(await within(activity).findByRole('alert', {}, { timeout: 5000 })).toHaveTextContent(
      'Away',
    );
    reply = nothing;
    await user.click(within(activity).getByRole('button', { name: /Try again|Retry/ }));
    expect(await within(activity).findByText('Nothing yet')).toBeVisible();
  });

  it('signs out everywhere only after asking', async () => {
    const seen = fakeApi({
      ...frame,
      'GET /users/me/audit-log': nothing,
      'POST /auth/logout-everywhere': new Answer(204),
    });
    const { user, address } = renderApp(PAGE);
    await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Your jobs go on');
    expect(seen.some(({ call }) => call.startsWith('POST'))).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Yes, sign out everywhere' }));
    await waitFor(() => expect(address()).toBe('/login'));
    expect(localStorage.getItem('token')).toBeNull();
  });

  it('stays signed in when signing out everywhere failed', async () => {
    fakeApi({
      ...frame,
      'GET /users/me/audit-log': nothing,
      'POST /auth/logout-everywhere': problem(503, 'dependency_unavailable', { title: 'Away' }),
    });
    const { user } = renderApp(PAGE);
    await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Yes, sign out everywhere' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Away');
    expect(localStorage.getItem('token')).toBe('platform-token');
  });

  it('goes on with a new token after the password was changed', async () => {
    const seen = fakeApi({
      ...frame,
      'GET /users/me/audit-log': nothing,
      'POST /auth/change-password': {
        access_token: 'newer-token',
        token_type: 'bearer',
        expires_in: 86400,
        user: aUser(),
      },
    });
    const { user } = renderApp(PAGE);
    await user.type(await screen.findByLabelText(/^Current password/), 'correct horse');
    await user.type(screen.getByLabelText(/^New password/), 'another horse battery');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findByText('Password changed')).toBeVisible();
    expect(localStorage.getItem('token')).toBe('newer-token');
    expect(seen.find(({ call }) => call === 'POST /auth/change-password')?.body).toEqual({
      current_password: 'correct horse',
      new_password: 'another horse battery',
    });
  });
});
