import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../../../components/Panel';
import { Question } from '../../../components/Question';
import { useSignOut } from '../../signin/api/useSignOut';

export function SessionsPanel() {
  const [asking, setAsking] = useState(false);
  const leave = useSignOut();
  return (
    <Panel title="Sessions">
      <Stack gap="md" align="flex-start">
        <Text size="sm">
          Lost a device, or signed in somewhere you no longer trust? End every session and every
          download link at once.
        </Text>
        <Button variant="light" color="red" onClick={() => setAsking(true)}>
          Sign out everywhere
        </Button>
      </Stack>
      <Question
        opened={asking}
        title="Sign out everywhere?"
        no="Stay signed in"
        yes="Yes, sign out everywhere"
        color="red"
        doing={leave}
        onYes={() => leave.mutate('everywhere')}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">
          All your sessions end, this one too, and links to your files stop working. Scripts need a
          new token. Your jobs go on.
        </Text>
      </Question>
    </Panel>
  );
}
