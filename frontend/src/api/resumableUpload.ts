import { DetailedError, Upload } from 'tus-js-client';
import { API_BASE, rejectedToken } from './client';
import { type ApiProblem, problemFromBody, unreachable } from './problem';
import { getToken } from './session';

export interface UploadListener {
  onProgress: (sentBytes: number) => void;
  /** The upload is known to the server; it will be the file's id, too. */
  onBegun?: (uploadId: string) => void;
  /** All bytes have arrived; the id is the stored file's. */
  onDone: (fileId: string) => void;
  onError: (problem: ApiProblem) => void;
}

export interface ResumableUpload {
  pause: () => void;
  resume: () => void;
  /** Ends it and removes what has arrived. */
  cancel: () => Promise<void>;
}

/** How long to wait before the next try, in ms; a connection that stays away longer needs a person. */
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000];

/**
 * Uploads a file by the tus protocol. What was sent before – in this page or, of the same file, before it was loaded anew –
 * is not sent again.
 */
export function resumableUpload(file: File, listener: UploadListener): ResumableUpload {
  let token: string | null = null;
  let wanted = true;
  const upload = new Upload(file, {
    endpoint: `${API_BASE}/files/uploads`,
    metadata: { filename: file.name },
    retryDelays: RETRIES,
    removeFingerprintOnSuccess: true,
    onBeforeRequest: (request) => {
      token = getToken();
      if (token) request.setHeader('Authorization', `Bearer ${token}`);
    },
    onProgress: (sent) => listener.onProgress(sent),
    onUploadUrlAvailable: () => listener.onBegun?.(fileIdOf(upload.url ?? '')),
    onSuccess: () => listener.onDone(fileIdOf(upload.url ?? '')),
    onError: (error) => listener.onError(problemOf(error, token)),
  });
  upload.findPreviousUploads().then((earlier) => {
    const [last] = earlier;
    if (last) upload.resumeFromPreviousUpload(last);
    if (wanted) upload.start();
  });
  return {
    pause: () => {
      wanted = false;
      upload.abort();
    },
    resume: () => {
      wanted = true;
      upload.start();
    },
    cancel: () => {
      wanted = false;
      return upload.abort(upload.url !== null);
    },
  };
}

/** An upload's address ends in the id that the file will have. */
function fileIdOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

function problemOf(error: unknown, token: string | null): ApiProblem {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return unreachable();
  rejectedToken(response.getStatus(), token);
  return problemFromBody(
    response.getStatus(),
    response.getBody(),
    response.getHeader('X-Request-Id') ?? null,
  );
}
