import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { RequireSession } from '../features/signin/components/RequireSession';
import { CrashPage } from './CrashPage';
import { Layout } from './Layout';
import { NotFoundPage } from './NotFoundPage';

/** Loads a page's code when it is first opened. */
function page<N extends string>(name: N, load: () => Promise<Record<N, ComponentType>>) {
  return async () => ({ Component: (await load())[name] });
}

export const routes: RouteObject[] = [
  {
    errorElement: <CrashPage />,
    hydrateFallbackElement: <div role="status" aria-label="Loading" />,
    children: [
      {
        path: '/login',
        lazy: page('LoginPage', () => import('../features/signin/components/LoginPage')),
      },
      {
        path: '/register',
        lazy: page('RegisterPage', () => import('../features/signin/components/RegisterPage')),
      },
      {
        element: (
          <RequireSession>
            <Layout />
          </RequireSession>
        ),
        children: [
          {
            // Inside the frame, so that a broken page leaves the navigation usable.
            errorElement: <CrashPage />,
            children: [
              {
                index: true,
                lazy: page(
                  'DashboardPage',
                  () => import('../features/dashboard/components/DashboardPage'),
                ),
              },
              {
                path: 'services',
                lazy: page(
                  'ServicesPage',
                  () => import('../features/services/components/ServicesPage'),
                ),
              },
              {
                path: 'services/:id',
                lazy: page(
                  'ServicePage',
                  () => import('../features/services/components/ServicePage'),
                ),
              },
              {
                path: 'settings/service-credentials',
                lazy: page(
                  'CredentialsPage',
                  () => import('../features/credentials/components/CredentialsPage'),
                ),
              },
              {
                path: 'settings/account',
                lazy: page(
                  'AccountPage',
                  () => import('../features/account/components/AccountPage'),
                ),
              },
              {
                path: 'jobs',
                lazy: page('JobsPage', () => import('../features/jobs/components/JobsPage')),
              },
              {
                path: 'jobs/new',
                lazy: page('NewJobPage', () => import('../features/jobs/components/NewJobPage')),
              },
              {
                path: 'jobs/:id',
                lazy: page('JobPage', () => import('../features/jobs/components/JobPage')),
              },
              {
                path: 'files',
                lazy: page('FilesPage', () => import('../features/files/components/FilesPage')),
              },
              {
                path: 'status',
                lazy: page('StatusPage', () => import('../features/status/components/StatusPage')),
              },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
];
