import { vi } from 'vitest';

interface Seen {
  call: string;
  query: URLSearchParams;
  authorization: string | null;
  idempotencyKey: string | null;
  body: unknown;
}

type Reply = unknown | ((seen: Seen) => unknown);

/** An answer with a status of its own; plain values answer 200. */
export class Answer {
  constructor(
    readonly status: number,
    readonly body: unknown = null,
  ) {}
}

export function problem(status: number, code: string, members: Record<string, unknown> = {}) {
  return new Answer(status, { type: `urn:fip:problem:${code}`, status, code, ...members });
}

/** Stands in for the gateway: replies by "METHOD /path"; what is not listed answers 404. Returns what it saw. */
export function fakeApi(replies: Record<string, Reply>): Seen[] {
  const seen: Seen[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    const text = await request.text();
    const here: Seen = {
      call: `${request.method} ${url.pathname.replace(/^\/api/, '')}`,
      query: url.searchParams,
      authorization: request.headers.get('Authorization'),
      idempotencyKey: request.headers.get('Idempotency-Key'),
      body: text === '' ? null : JSON.parse(text),
    };
    seen.push(here);
    const reply = replies[here.call] ?? problem(404, 'not_found', { title: 'Not found' });
    const result = typeof reply === 'function' ? reply(here) : reply;
    const { status, body } = result instanceof Answer ? result : new Answer(200, result);
    return new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json' },
    });
  });
  return seen;
}
