import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Answer, fakeApi, problem } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aService, aUser, frame } from '../../../test/samples';

const asOperator = { ...frame, 'GET /auth/user': aUser({ roles: ['operator'] }) };
const ofService = {
  ...asOperator,
  'GET /services/1': aService({ panels_synced_at: null }),
  'GET /services/1/health': {
    service_id: 1,
    status: 'up',
    latency_ms: 42,
    checked_at: null,
    message: null,
    history: [],
  },
  'GET /users/me/service-credentials': [],
};

describe('services in an operator’s hands', () => {
  it('adds a service by name and address', async () => {
    const seen = fakeApi({
      ...asOperator,
      'POST /services': new Answer(201, aService({ id: 9, name: 'Helmholtz' })),
    });
    const { user, address } = renderApp('/services');
    await user.click(await screen.findByRole('button', { name: 'Add service' }));
    await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'Helmholtz');
    await user.type(
      screen.getByRole('textbox', { name: /Base URL/ }),
      'https://imputation.example.org',
    );
    await user.click(screen.getAllByRole('button', { name: 'Add service' }).at(-1) as HTMLElement);
    await waitFor(() => expect(address()).toBe('/services/9'));
    expect(seen.find(({ call }) => call === 'POST /services')?.body).toMatchObject({
      name: 'Helmholtz',
      api_type: 'michigan',
      base_url: 'https://imputation.example.org',
    });
  });

  it('asks the server for its panels and says what changed', async () => {
    fakeApi({
      ...ofService,
      'POST /services/1/sync-panels': {
        service_id: 1,
        synced_at: '2026-11-23T09:30:00Z',
        panels_added: 2,
        panels_updated: 1,
        panels_unavailable: 0,
        app_id: 'imputationserver2',
      },
    });
    const { user } = renderApp('/services/1');
    await user.click(await screen.findByRole('button', { name: 'Sync panels' }));
    expect(await screen.findByText(/2 added, 1 updated, 0 no longer offered/)).toBeVisible();
  });

  it('says what is missing when the server cannot be asked', async () => {
    fakeApi({
      ...ofService,
      'POST /services/1/sync-panels': problem(400, 'credentials_missing', {
        title: 'The panels could not be synchronised',
        detail: 'You have stored no token for H3Africa',
        action: 'Store your own token and synchronise again',
      }),
    });
    const { user } = renderApp('/services/1');
    await user.click(await screen.findByRole('button', { name: 'Sync panels' }));
    expect(await screen.findByText(/You have stored no token/)).toBeVisible();
  });

  it('offers none of that to a researcher', async () => {
    fakeApi({ ...ofService, 'GET /auth/user': aUser() });
    renderApp('/services/1');
    expect(await screen.findByText('H3Africa v6')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Sync panels' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Change service' })).toBeNull();
  });
});

describe('the sites of a panel', () => {
  const SITES = 'GET /files/panel-sites/11';
  const loaded = {
    panel_id: 11,
    build: 'hg38',
    chromosomes: [
      { chromosome: '20', sites: 63402, source: 'sites.vcf.gz', loaded_at: '2026-11-23T09:30:00Z' },
    ],
    load: {
      state: 'done',
      source: 'sites.vcf.gz',
      message: '',
      started_at: '2026-11-23T09:30:00Z',
    },
  };

  it('shows what was loaded, and asks before it is removed', async () => {
    const seen = fakeApi({
      ...ofService,
      [SITES]: loaded,
      'DELETE /files/panel-sites/11': new Answer(204),
    });
    const { user } = renderApp('/services/1');
    await user.click(await screen.findByRole('button', { name: /^Sites of/ }));
    expect(await screen.findByRole('row', { name: /20 63,402 sites.vcf.gz/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Remove sites' }));
    expect(seen.some(({ call }) => call.startsWith('DELETE'))).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Yes, remove sites' }));
    await waitFor(() => expect(seen.some(({ call }) => call.startsWith('DELETE'))).toBe(true));
  });

  it('says why a list could not be used', async () => {
    fakeApi({
      ...ofService,
      [SITES]: {
        panel_id: 11,
        build: null,
        chromosomes: [],
        load: {
          state: 'failed',
          source: 'sites.vcf.gz',
          message: 'Line 5: position 30 comes after 200; sort the list by position',
          started_at: '2026-11-23T09:30:00Z',
        },
      },
    });
    const { user } = renderApp('/services/1');
    await user.click(await screen.findByRole('button', { name: /^Sites of/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('sites.vcf.gz could not be used');
    expect(screen.getByText(/No sites yet/)).toBeVisible();
  });
});
