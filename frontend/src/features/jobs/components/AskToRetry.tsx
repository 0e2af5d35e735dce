import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { type RetryWish, useRetryJob } from '../api/useRetryJob';

interface AskToRetryProps {
  jobId: string;
  wish: RetryWish;
  label: string;
  title: string;
  text: string;
  yes: string;
  variant?: 'default';
  size?: 'xs';
  color?: 'red';
  onDone?: () => void;
}

/** A button that takes a job up again once its question is answered. */
export function AskToRetry(props: AskToRetryProps) {
  const [asking, setAsking] = useState(false);
  const retry = useRetryJob(props.jobId);
  const onSuccess = () => {
    setAsking(false);
    props.onDone?.();
  };
  return (
    <>
      <Button variant={props.variant} size={props.size} onClick={() => setAsking(true)}>
        {props.label}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={props.title}>
        <Stack gap="md">
          {retry.isError && <ProblemAlert error={retry.error} />}
          <Text size="sm">{props.text}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              Not now
            </Button>
            <Button
              color={props.color}
              loading={retry.isPending}
              onClick={() => retry.mutate(props.wish, { onSuccess })}
            >
              {props.yes}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
