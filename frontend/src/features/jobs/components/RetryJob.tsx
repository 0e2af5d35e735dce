import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Job } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useRetryJob } from '../api/useRetryJob';

/** Takes a job up where it failed. One whose submission nobody confirmed needs the researcher's word first. */
export function RetryJob({ job, serviceName }: { job: Job; serviceName: string }) {
  const [asking, setAsking] = useState(false);
  const retry = useRetryJob(job.id);
  const unconfirmed = job.attention === 'submission_unconfirmed';
  return (
    <>
      <Button onClick={() => setAsking(true)}>{unconfirmed ? 'Submit again' : 'Try again'}</Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={unconfirmed ? 'Submit this job again?' : 'Try this job again?'}
      >
        <Stack gap="md">
          {retry.isError && <ProblemAlert error={retry.error} />}
          <Text size="sm">
            {unconfirmed
              ? `Look at your jobs at ${serviceName} first. If this one is there after all, it will run twice.`
              : `It goes on where it failed, with the files that are stored here. What ${serviceName} has already computed is used where it still is.`}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              Not now
            </Button>
            <Button
              color={unconfirmed ? 'red' : undefined}
              loading={retry.isPending}
              onClick={() =>
                retry.mutate({ resubmit: unconfirmed }, { onSuccess: () => setAsking(false) })
              }
            >
              {unconfirmed ? 'It is not there, submit again' : 'Yes, try again'}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
