import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../api/types';
import { Answer, fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aCredential, frame } from '../../../test/samples';

const LIST = 'GET /users/me/service-credentials';

describe('service credentials', () => {
  it('opens the dialog for the service of the address, and shows what was saved', async () => {
    const stored: Credential[] = [];
    const seen = fakeApi({
      ...frame,
      [LIST]: () => stored,
      'POST /users/me/service-credentials': () => {
        stored.push(aCredential());
        return new Answer(201, stored[0]);
      },
    });
    const { user } = renderApp('/settings/service-credentials?service=1');

    const dialog = await screen.findByRole('dialog', { name: 'Add Service Credentials' });
    expect(within(dialog).getByRole('combobox', { name: 'Service' })).toHaveValue('H3Africa');
    const token = within(dialog).getByLabelText('API Token');
    expect(token).toHaveAttribute('type', 'password');
    expect(token).toHaveValue('');
    await user.type(within(dialog).getByLabelText('Label'), 'My H3Africa Account');
    await user.type(token, 'h3a_abc123def456');
    await user.click(within(dialog).getByRole('button', { name: 'Save Credentials' }));

    const card = await screen.findByRole('status', { name: 'Credentials Saved Successfully!' });
    expect(card).toHaveTextContent('ServiceH3Africa');
    expect(card).toHaveTextContent('LabelMy H3Africa Account');
    expect(card).toHaveTextContent('StatusUnverified');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(seen.find(({ call }) => call.startsWith('POST'))?.body).toEqual({
      service_id: 1,
      api_token: 'h3a_abc123def456',
      label: 'My H3Africa Account',
    });
  });

  it('offers to replace the token where one is stored, and never shows the old one', async () => {
    const seen = fakeApi({
      ...frame,
      [LIST]: [aCredential()],
      'PATCH /users/me/service-credentials/1': aCredential(),
    });
    const { user } = renderApp('/settings/service-credentials?service=1');
    const dialog = await screen.findByRole('dialog', { name: 'Update Credentials for H3Africa' });
    expect(within(dialog).getByLabelText('API Token')).toHaveValue('');
    await user.type(within(dialog).getByLabelText('API Token'), 'h3a_new_token');
    await user.click(within(dialog).getByRole('button', { name: 'Save Credentials' }));
    await screen.findByText('Credentials Saved Successfully!');
    expect(seen.find(({ call }) => call.startsWith('PATCH'))?.body).toEqual({
      label: 'My H3Africa Account',
      api_token: 'h3a_new_token',
    });
  });

  it('refuses a token with spaces before sending it', async () => {
    const seen = fakeApi({ ...frame, [LIST]: [] });
    const { user } = renderApp('/settings/service-credentials?service=1');
    await user.type(await screen.findByLabelText('API Token'), 'two words here');
    await user.click(screen.getByRole('button', { name: 'Save Credentials' }));
    expect(
      screen.getByText('A token has no spaces or special letters: copy it again'),
    ).toBeVisible();
    expect(seen.some(({ call }) => call.startsWith('POST'))).toBe(false);
  });

  it('deletes only after asking', async () => {
    let stored = [aCredential()];
    const seen = fakeApi({
      ...frame,
      [LIST]: () => stored,
      'DELETE /users/me/service-credentials/1': () => {
        stored = [];
        return new Answer(204);
      },
    });
    const { user } = renderApp('/settings/service-credentials');
    await user.click(
      await screen.findByRole('button', { name: 'Delete credentials for H3Africa' }),
    );
    expect(seen.some(({ call }) => call.startsWith('DELETE'))).toBe(false);
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Delete credentials' }));
    expect(await screen.findByText('No credentials yet')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('shows what went wrong and tries again', async () => {
    let down = true;
    fakeApi({
      ...frame,
      [LIST]: () => (down ? problem(503, 'unavailable', { title: 'Not available' }) : []),
    });
    const { user } = renderApp('/settings/service-credentials');
    await screen.findByText('Not available');
    down = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No credentials yet')).toBeVisible();
  });

  it('tests the connection and says whose account it is', async () => {
    fakeApi({
      ...frame,
      'GET /users/me/service-credentials': [aCredential()],
      'POST /users/me/service-credentials/1/test': {
        status: 'valid',
        message: 'The token belongs to thandi.',
        action: null,
        credential: aCredential({ is_verified: true, remote_username: 'thandi' }),
      },
    });
    const { user } = renderApp('/settings/service-credentials');
    await user.click(await screen.findByRole('button', { name: 'Test connection to H3Africa' }));
    expect(await screen.findByText('H3Africa accepts the token')).toBeVisible();
    expect(screen.getByText('The token belongs to thandi.')).toBeVisible();
  });
});
