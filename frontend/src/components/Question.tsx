import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './ProblemAlert';

interface QuestionProps {
  opened: boolean;
  title: string;
  /** What comes of a yes. */
  children: ReactNode;
  no: string;
  yes: string;
  /** Red where it cannot be undone. */
  color?: 'red';
  /** What a yes sets going: how it stands. */
  doing?: { isPending: boolean; isError: boolean; error: Error | null };
  onYes: () => void;
  /** What a no does where that is more than nothing. */
  onNo?: () => void;
  onClose: () => void;
}

/** Asked before something is done; a failure of it is told where it was asked. */
export function Question(props: QuestionProps) {
  const { doing } = props;
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <Stack gap="md">
        {doing?.isError && <ProblemAlert error={doing.error} />}
        {props.children}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onNo ?? props.onClose} data-autofocus>
            {props.no}
          </Button>
          <Button color={props.color} loading={doing?.isPending} onClick={props.onYes}>
            {props.yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
