import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { toProblem } from '../../../api/problem';
import type { OpenOrder } from '../draft';
import { type JobFormValues, toOrder } from '../jobForm';

interface Submission {
  values: JobFormValues;
  /** Ids of the uploaded files. */
  files: string[];
}

interface SubmitJobOptions {
  /** From before the page was left. */
  before: OpenOrder | null;
  /** Also where the page has been left by then. */
  onMade: () => void;
}

/** Submits a job of files that have been uploaded. `open` is what was sent and may be a job, or not. */
export function useSubmitJob({ before, onMade }: SubmitJobOptions) {
  const cache = useQueryClient();
  const [open, setOpen] = useState(before);

  const mutation = useMutation({
    mutationFn: (submission: Submission) => {
      const order = toOrder(submission.values, submission.files);
      const body = JSON.stringify(order);
      // The key makes the platform answer with the first job: good for the same order, wrong for another one.
      const sent = open?.body === body ? open : { idempotencyKey: newKey(), body };
      setOpen(sent);
      return answer(
        api.POST('/jobs', {
          params: { header: { 'Idempotency-Key': sent.idempotencyKey } },
          body: order,
        }),
      );
    },
    onSuccess: () => {
      onMade();
      return cache.invalidateQueries({ queryKey: ['jobs'] });
    },
    onError: (error) => {
      if (isFinal(error)) setOpen(null);
    },
  });
  return { ...mutation, open };
}

/** A refusal is final for this order. Without an answer the job may exist, and it does where it is being taken. */
export function isFinal(error: Error): boolean {
  const { status, code } = toProblem(error);
  return status >= 400 && status < 500 && code !== 'already_being_taken';
}

/** 128 random bits; crypto.randomUUID is missing where the page is not served over HTTPS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
