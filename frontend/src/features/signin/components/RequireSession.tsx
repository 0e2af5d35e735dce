import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { hasSignedOut, useToken } from '../../../api/session';

/** Shows its children to signed-in users; sends others to the login page, which leads back here. */
export function RequireSession({ children }: { children: ReactNode }) {
  const token = useToken();
  const { pathname, search } = useLocation();
  if (token !== null) return children;
  const here = pathname + search;
  const query = here === '/' || hasSignedOut() ? '' : `?return=${encodeURIComponent(here)}`;
  return <Navigate to={`/login${query}`} replace />;
}
