import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '../test/fakeApi';
import { renderApp } from '../test/renderApp';
import { aJob, aUser, frame } from '../test/samples';

const page = (name: string) => ({ items: [aJob({ name })], page: 0, size: 25, total: 1 });

/** What a browser does here when another tab stores a token or removes it. */
function anotherTabStores(token: string | null) {
  act(() => {
    if (token === null) localStorage.removeItem('token');
    else localStorage.setItem('token', token);
    window.dispatchEvent(new StorageEvent('storage', { key: 'token', newValue: token }));
  });
}

function apiOfTwo() {
  const isSipho = (seen: { authorization: string | null }) => seen.authorization === 'Bearer sipho';
  fakeApi({
    ...frame,
    'GET /auth/user': (seen: { authorization: string | null }) =>
      aUser({ username: isSipho(seen) ? 'sipho' : 'thandi' }),
    'GET /jobs': (seen: { authorization: string | null }) =>
      page(isSipho(seen) ? 'Job of Sipho' : 'Job of Thandi'),
  });
}

it('shows nothing of the user before once another one signs in in another tab', async () => {
  apiOfTwo();
  renderApp('/jobs');
  await screen.findByText('Job of Thandi');
  await screen.findByRole('button', { name: 'Account of thandi' });
  anotherTabStores('sipho');
  await waitFor(() => expect(screen.queryByText('Job of Thandi')).toBeNull());
  expect(await screen.findByText('Job of Sipho')).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Account of sipho' })).toBeVisible();
});

it('shows nothing of the user before who signed out in between', async () => {
  apiOfTwo();
  const { address } = renderApp('/jobs');
  await screen.findByRole('button', { name: 'Account of thandi' });
  anotherTabStores(null);
  await waitFor(() => expect(address()).toMatch(/^\/login/));
  anotherTabStores('sipho');
  expect(await screen.findByText('Job of Sipho')).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Account of sipho' })).toBeVisible();
});
