import { API_BASE, rejectedToken } from './client';
import { problemFromBody, unreachable } from './problem';
import { getToken } from './session';

export interface Upload {
  path: string;
  form: FormData;
  headers: Record<string, string>;
  onProgress: (fraction: number) => void;
  signal: AbortSignal;
}

/** Posts a form with files. XMLHttpRequest, because fetch does not tell how much has been sent. */
export function upload<T>({ path, form, headers, onProgress, signal }: Upload): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const token = getToken();
    request.open('POST', `${API_BASE}${path}`);
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
        return;
      }
      rejectedToken(request.status, token);
      const requestId = request.getResponseHeader('X-Request-Id');
      reject(problemFromBody(request.status, request.responseText, requestId));
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
