import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../../api/problem';
import type { Job } from '../../../api/types';
import { upload } from '../../../api/upload';
import { type JobFormValues, toFormData } from '../jobForm';

/** Submits a job with its files; tells the fraction sent so far, and can be stopped. */
export function useSubmitJob() {
  const cache = useQueryClient();
  const [sent, setSent] = useState(0);
  const stop = useRef<AbortController | null>(null);
  const idempotencyKey = useRef(newKey());

  const mutation = useMutation({
    mutationFn: (values: JobFormValues) => {
      stop.current = new AbortController();
      setSent(0);
      return upload<Job>({
        path: '/jobs',
        form: toFormData(values),
        headers: { 'Idempotency-Key': idempotencyKey.current },
        onProgress: setSent,
        signal: stop.current.signal,
      });
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ['jobs'] }),
    onError: (error) => {
      // A refusal is final for this request: what is sent after correcting the form is another one.
      // Without an answer the job may exist, and the same key keeps a second attempt from doubling it.
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) {
        idempotencyKey.current = newKey();
      }
    },
  });

  return { ...mutation, sent, stop: () => stop.current?.abort() };
}

/** 128 random bits; crypto.randomUUID is missing where the page is not served over HTTPS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
