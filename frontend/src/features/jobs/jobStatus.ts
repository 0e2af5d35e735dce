import type { Job } from '../../api/types';

export const JOB_STATUSES = [
  'pending',
  'queued',
  'running',
  'completed',
  'failed',
  'cancelled',
] as const;

const TERMINAL = new Set<string>(['completed', 'failed', 'cancelled']);

export function isTerminal(status: string): boolean {
  return TERMINAL.has(status);
}

const CREDENTIAL_CODES = new Set<string>([
  'credentials_rejected',
  'authentication_failed',
  'credentials_missing',
]);

/** Whether a new API token, stored by the user, is the cure. */
export function isCredentialFailure(errorCode: string | null): boolean {
  return errorCode !== null && CREDENTIAL_CODES.has(errorCode);
}

/** What a job waits for, in words; the platform goes on by itself unless the words ask for something. */
export function explainAttention(
  attention: NonNullable<Job['attention']> | string,
  service: string,
): { title: string; explanation: string } {
  switch (attention) {
    case 'waiting_for_slot':
      return {
        title: 'Waiting for a free slot',
        explanation: `${service} limits how many unfinished jobs one account may have. This job is submitted as soon as one of yours ends there.`,
      };
    case 'service_unavailable':
      return {
        title: `${service} cannot be reached`,
        explanation:
          'Nothing is lost: the job goes on by itself as soon as the service answers again.',
      };
    case 'credentials_rejected':
      return {
        title: `${service} does not accept your API token`,
        explanation:
          'The token has expired or was replaced. Store a new one, and the job goes on by itself.',
      };
    case 'remote_maintenance':
      return {
        title: `${service} is under maintenance`,
        explanation: 'Nothing is lost: the job goes on by itself when the maintenance is over.',
      };
    case 'submission_unconfirmed':
      return {
        title: 'It is not known whether the job was received',
        explanation: `The connection to ${service} broke while the job was being submitted. Look for it there; cancel this job if you want to submit it again.`,
      };
    case 'cancelling':
      return {
        title: `${service} has been asked to stop the job`,
        explanation: 'The job ends here as soon as the service says that it has stopped.',
      };
    default:
      return { title: 'The job is waiting', explanation: '' };
  }
}
