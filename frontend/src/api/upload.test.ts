import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { upload } from './upload';

class FakeRequest extends EventTarget {
  static last: FakeRequest;
  upload = new EventTarget();
  headers: Record<string, string> = {};
  status = 0;
  responseText = '';
  sent: FormData | null = null;
  constructor() {
    super();
    FakeRequest.last = this;
  }
  open() {}
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  getResponseHeader() {
    return null;
  }
  send(form: FormData) {
    this.sent = form;
  }
  abort() {
    this.dispatchEvent(new Event('abort'));
  }
  finish(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.dispatchEvent(new Event('load'));
  }
}

function start(stop = new AbortController()) {
  const onProgress = vi.fn();
  const done = upload<{ id: string }>({
    path: '/jobs',
    form: new FormData(),
    headers: { 'Idempotency-Key': 'k1' },
    onProgress,
    signal: stop.signal,
  });
  return { done, onProgress, request: FakeRequest.last };
}

describe('upload', () => {
  beforeEach(() => {
    vi.stubGlobal('XMLHttpRequest', FakeRequest);
    localStorage.setItem('token', 'platform-token');
  });
  afterEach(() => localStorage.clear());

  it('sends token and idempotency key, tells the progress and gives the answer', async () => {
    const { done, onProgress, request } = start();
    request.upload.dispatchEvent(
      new ProgressEvent('progress', { lengthComputable: true, loaded: 30, total: 120 }),
    );
    request.finish(201, { id: 'j1' });
    await expect(done).resolves.toEqual({ id: 'j1' });
    expect(onProgress).toHaveBeenCalledWith(0.25);
    expect(request.headers).toEqual({
      Authorization: 'Bearer platform-token',
      'Idempotency-Key': 'k1',
    });
  });

  it('fails with the problem that the server stated', async () => {
    const { done, request } = start();
    request.finish(400, { title: 'No credentials', code: 'credentials_missing' });
    await expect(done).rejects.toMatchObject({ code: 'credentials_missing', status: 400 });
  });

  it('forgets a token that the platform no longer accepts', async () => {
    const { done, request } = start();
    request.finish(401, { title: 'Not signed in', code: 'unauthenticated' });
    await expect(done).rejects.toMatchObject({ status: 401 });
    expect(localStorage.getItem('token')).toBeNull();
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    const { done } = start(stop);
    stop.abort();
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
  });
});
