import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Answer, fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aUser, frame } from '../../../test/samples';

async function fill(user: ReturnType<typeof renderApp>['user'], password = 'correct horse') {
  await user.type(await screen.findByLabelText(/^Username/), 'thandi');
  await user.type(screen.getByLabelText(/^E-mail/), 'thandi@example.org');
  await user.type(screen.getByLabelText(/^Password/), password);
  await user.click(screen.getByRole('button', { name: 'Create account' }));
}

describe('registering', () => {
  it('creates the account and signs in', async () => {
    const seen = fakeApi({
      ...frame,
      'POST /auth/register': new Answer(201, aUser()),
      'POST /auth/login': {
        access_token: 'fresh-token',
        token_type: 'bearer',
        expires_in: 86400,
        user: aUser(),
      },
    });
    const { user } = renderApp('/register', { signedIn: false });
    await fill(user);
    await screen.findByRole('heading', { name: 'Dashboard', level: 1 });
    expect(seen[0]).toMatchObject({
      call: 'POST /auth/register',
      body: { username: 'thandi', email: 'thandi@example.org', password: 'correct horse' },
    });
  });

  it('shows the password rule and holds to it', async () => {
    const seen = fakeApi({});
    const { user } = renderApp('/register', { signedIn: false });
    expect(await screen.findByText('At least 10 characters, at most 72 bytes.')).toBeVisible();
    await fill(user, 'short');
    expect(screen.getByText('At least 10 characters')).toBeVisible();
    expect(seen).toEqual([]);
  });

  it('puts the server’s messages to their fields', async () => {
    fakeApi({
      'POST /auth/register': problem(409, 'username_taken', {
        title: 'Username taken',
        detail: 'This username is taken.',
      }),
    });
    const { user } = renderApp('/register', { signedIn: false });
    await fill(user);
    await screen.findByRole('alert');
    expect(screen.getByRole('textbox', { name: 'Username' })).toHaveAccessibleDescription(
      /This username is taken\./,
    );
  });
});
