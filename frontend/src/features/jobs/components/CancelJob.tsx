import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Job } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useCancelJob } from '../api/useCancelJob';

export function CancelJob({ job, serviceName }: { job: Job; serviceName: string }) {
  const [asking, setAsking] = useState(false);
  const cancel = useCancelJob(job.id);
  return (
    <>
      <Button variant="light" color="red" onClick={() => setAsking(true)}>
        Cancel job
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Cancel this job?">
        <Stack gap="md">
          {cancel.isError && <ProblemAlert error={cancel.error} />}
          <Text size="sm">
            “{job.name}” is stopped here and at {serviceName}. What it has computed so far is lost.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              Keep running
            </Button>
            <Button
              color="red"
              loading={cancel.isPending}
              onClick={() => cancel.mutate(undefined, { onSuccess: () => setAsking(false) })}
            >
              Yes, cancel job
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
