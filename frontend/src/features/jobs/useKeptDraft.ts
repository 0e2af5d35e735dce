import { useEffect } from 'react';
import { type JobDraft, writeDraft } from './draft';

/** Keeps what is in the form for whoever leaves the page and comes back; not once it has become a job. */
export function useKeptDraft(userId: number | null, draft: JobDraft, isSubmitted: boolean) {
  const text = JSON.stringify(draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the draft
  useEffect(() => {
    if (userId !== null && !isSubmitted) writeDraft(userId, draft);
  }, [userId, text, isSubmitted]);
}
