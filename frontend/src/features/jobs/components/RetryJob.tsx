import type { Job } from '../../../api/types';
import { AskToRetry } from './AskToRetry';

/** Takes a job up where it failed. One whose submission nobody confirmed needs the researcher's word first. */
export function RetryJob({ job, serviceName }: { job: Job; serviceName: string }) {
  return job.attention === 'submission_unconfirmed' ? (
    <AskToRetry
      jobId={job.id}
      wish={{ resubmit: true }}
      label="Submit again"
      title="Submit this job again?"
      text={`Look at your jobs at ${serviceName} first. If this one is there after all, it will run twice.`}
      yes="It is not there, submit again"
      color="red"
    />
  ) : (
    <AskToRetry
      jobId={job.id}
      wish={{ resubmit: false }}
      label="Try again"
      title="Try this job again?"
      text={`It goes on where it failed, with the files that are stored here. What ${serviceName} has already computed is used where it still is.`}
      yes="Yes, try again"
    />
  );
}
