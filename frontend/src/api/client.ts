import createClient, { type Middleware } from 'openapi-fetch';
import { problemFromBody, toProblem } from './problem';
import { forgetToken, getToken } from './session';
import type { Complete, Paths } from './types';

export const API_BASE = `${window.location.origin}/api`;

/** A token that the platform no longer accepts is of no use: dropping it leads back to the login page. */
export function rejectedToken(status: number, sentToken: string | null) {
  if (status === 401 && sentToken !== null && sentToken === getToken()) forgetToken();
}

const session: Middleware = {
  onRequest({ request }) {
    const token = getToken();
    if (token) request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  },
  async onResponse({ request, response }) {
    if (response.ok) return;
    const sent = request.headers.get('Authorization')?.replace(/^Bearer /, '') ?? null;
    rejectedToken(response.status, sent);
    throw problemFromBody(
      response.status,
      await response.text(),
      response.headers.get('X-Request-Id'),
    );
  },
  onError({ error }) {
    return toProblem(error);
  },
};

/** Typed by all services' OpenAPI documents; throws an ApiProblem for every answer that is no success. */
export const api = createClient<Paths>({
  baseUrl: API_BASE,
  // Looked up at each call, so that tests may replace it.
  fetch: (request) => globalThis.fetch(request),
});
api.use(session);

/** The body of a successful answer. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<Complete<T>> {
  const { data } = await call;
  return data as Complete<T>;
}
