import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useRetryJob } from '../api/useRetryJob';

interface SendAnywayProps {
  jobId: string;
  size?: 'xs';
  onSent?: () => void;
}

/** For researchers who know better than the inspection: the kept job goes out with its input as it is. */
export function SendAnyway({ jobId, size, onSent }: SendAnywayProps) {
  const [asking, setAsking] = useState(false);
  const retry = useRetryJob(jobId);
  return (
    <>
      <Button variant="default" size={size} onClick={() => setAsking(true)}>
        Send it anyway
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Send the input although it would be refused?"
      >
        <Stack gap="md">
          {retry.isError && <ProblemAlert error={retry.error} />}
          <Text size="sm">
            If what was found is true, the service ends the job after its own check, which may take
            hours and counts as one of your jobs there. If you know better, send it.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              Not now
            </Button>
            <Button
              loading={retry.isPending}
              onClick={() =>
                retry.mutate(
                  { ignore_findings: true },
                  {
                    onSuccess: () => {
                      setAsking(false);
                      onSent?.();
                    },
                  },
                )
              }
            >
              Yes, send it
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
