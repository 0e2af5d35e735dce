import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answer, api } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';
import { type JobFormValues, toOrder } from '../jobForm';

interface Submission {
  values: JobFormValues;
  /** Ids of the uploaded files. */
  files: string[];
}

/** Submits a job of files that have been uploaded. */
export function useSubmitJob() {
  const cache = useQueryClient();
  const idempotencyKey = useRef(newKey());

  return useMutation({
    mutationFn: ({ values, files }: Submission) =>
      answer(
        api.POST('/jobs', {
          params: { header: { 'Idempotency-Key': idempotencyKey.current } },
          body: toOrder(values, files),
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['jobs'] }),
    onError: (error) => {
      // A refusal is final for this request: what is sent after correcting the form is another one.
      // Without an answer the job may exist, and the same key keeps a second attempt from doubling it.
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) {
        idempotencyKey.current = newKey();
      }
    },
  });
}

/** 128 random bits; crypto.randomUUID is missing where the page is not served over HTTPS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
