import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { UploadState, Uploads } from '../files/api/useUploads';

/** Sends a job once its files have arrived, and says of them why it does not. */
export function useDelivery(uploads: Uploads, send: () => void) {
  const { all } = uploads;
  const [error, setError] = useState<ReactNode>(null);
  const [waiting, setWaiting] = useState(false);

  // What was said of the files is said of those that were there then.
  const state = all.map(({ id, status }) => id + status).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the files change
  useEffect(() => setError(null), [state]);

  // Pressed while files are still on their way: the job follows the last of them.
  const arrived = all.every(({ status }) => status === 'done');
  const stopped = stoppedOf(all);
  const sendNow = useRef(send);
  sendNow.current = send;
  useEffect(() => {
    if (!waiting || !(arrived || stopped)) return;
    setWaiting(false);
    if (arrived) sendNow.current();
    else setError(`Not submitted: ${stopped}`);
  }, [waiting, arrived, stopped]);

  return {
    error,
    setError,
    waiting,
    /** Whether there are files that can be sent; if not, says why. */
    check: (): boolean => {
      const wrong = wrongOf(all);
      setError(wrong);
      return wrong === null;
    },
    begin: () => {
      uploads.resumeAll();
      setWaiting(true);
    },
    hold: () => setWaiting(false),
  };
}

function wrongOf(all: UploadState[]): string | null {
  if (all.length === 0) return 'Add at least one .vcf.gz file';
  const missing = namesOf(all.filter(({ status }) => status === 'missing'));
  if (missing) return `Choose again or remove what is not whole: ${missing}`;
  const empty = namesOf(all.filter(({ file }) => file.size === 0));
  return empty ? `Nothing is in ${empty}` : null;
}

/** Which files will not arrive by themselves. */
function stoppedOf(all: UploadState[]): string | null {
  const failed = namesOf(all.filter(({ status }) => status === 'failed'));
  if (failed) return `the upload of ${failed} has stopped.`;
  const paused = namesOf(all.filter(({ status }) => status === 'paused'));
  return paused ? `the upload of ${paused} is paused.` : null;
}

function namesOf(uploads: UploadState[]): string {
  return uploads.map(({ file }) => file.name).join(', ');
}
