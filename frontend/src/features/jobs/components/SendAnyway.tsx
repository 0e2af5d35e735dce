import { AskToRetry } from './AskToRetry';

interface SendAnywayProps {
  jobId: string;
  size?: 'xs';
  onSent?: () => void;
}

/** For researchers who know better than the inspection: the kept job goes out with its input as it is. */
export function SendAnyway({ jobId, size, onSent }: SendAnywayProps) {
  return (
    <AskToRetry
      jobId={jobId}
      wish={{ ignore_findings: true }}
      label="Send it anyway"
      title="Send the input although it would be refused?"
      text="If what was found is true, the service ends the job after its own check, which may take hours and counts as one of your jobs there. If you know better, send it."
      yes="Yes, send it"
      variant="default"
      size={size}
      onDone={onSent}
    />
  );
}
