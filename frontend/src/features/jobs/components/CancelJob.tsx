import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { Job } from '../../../api/types';
import { Question } from '../../../components/Question';
import { useCancelJob } from '../api/useCancelJob';

export function CancelJob({ job, serviceName }: { job: Job; serviceName: string }) {
  const [asking, setAsking] = useState(false);
  const cancel = useCancelJob(job.id);
  return (
    <>
      <Button variant="light" color="red" onClick={() => setAsking(true)}>
        Cancel job
      </Button>
      <Question
        opened={asking}
        title="Cancel this job?"
        no="Keep running"
        yes="Yes, cancel job"
        color="red"
        doing={cancel}
        onYes={() => cancel.mutate(undefined, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">
          “{job.name}” is stopped here and at {serviceName}. What it has computed so far is lost.
        </Text>
      </Question>
    </>
  );
}
