import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { Question } from '../../../components/Question';
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
      <Question
        opened={asking}
        title={props.title}
        no="Not now"
        yes={props.yes}
        color={props.color}
        doing={retry}
        onYes={() => retry.mutate(props.wish, { onSuccess })}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">{props.text}</Text>
      </Question>
    </>
  );
}
