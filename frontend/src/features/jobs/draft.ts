import { z } from '../../components/schema';
import type { KeptUpload } from '../files/api/useUploads';
import type { JobFormValues } from './jobForm';

/** An order that may have become a job, for no answer came. Sent once more as it is, it makes no second one. */
export interface OpenOrder {
  idempotencyKey: string;
  /** The body as it was sent. */
  body: string;
}

/** A job that was begun and not submitted yet. */
export interface JobDraft {
  values: JobFormValues;
  files: KeptUpload[];
  open: OpenOrder | null;
}

const text = z.string();
const choice = text.nullable();
const schema = z.object({
  values: z.object({
    name: text,
    description: text,
    service_id: choice,
    reference_panel_id: choice,
    build: choice,
    population: choice,
    phasing: choice,
    r2_filter: choice,
    mode: choice,
    terms: z.array(text),
    options: z.record(text, text),
  }),
  files: z.array(
    z.object({
      file: z.object({ name: text, size: z.number(), lastModified: z.number().nullable() }),
      fileId: choice,
      shared: z.boolean(),
    }),
  ),
  open: z.object({ idempotencyKey: text, body: text }).nullable(),
});

const PREFIX = 'new-job:';

/** The draft of a user in this tab; null where there is none, or an older version of the page wrote it. */
export function readDraft(userId: number): JobDraft | null {
  try {
    return schema.parse(JSON.parse(sessionStorage.getItem(PREFIX + userId) ?? 'null'));
  } catch {
    return null;
  }
}

export function writeDraft(userId: number, draft: JobDraft) {
  try {
    sessionStorage.setItem(PREFIX + userId, JSON.stringify(draft));
  } catch {
    // Without room it is not kept, and the page goes on.
  }
}

export function dropDraft(userId: number) {
  sessionStorage.removeItem(PREFIX + userId);
}

/** Of all users: whoever signs out leaves nothing behind. */
export function dropDrafts() {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

/** Whether more was done than choosing a service. */
export function isWorthNaming({ values, files }: JobDraft): boolean {
  return values.name !== '' || values.description !== '' || files.length > 0;
}
