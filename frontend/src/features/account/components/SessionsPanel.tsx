import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
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
      <Modal opened={asking} onClose={() => setAsking(false)} title="Sign out everywhere?">
        <Stack gap="md">
          {leave.isError && <ProblemAlert error={leave.error} />}
          <Text size="sm">
            All your sessions end, this one too, and links to your files stop working. Scripts need
            a new token. Your jobs go on.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              Stay signed in
            </Button>
            <Button
              color="red"
              loading={leave.isPending}
              onClick={() => leave.mutate('everywhere')}
            >
              Yes, sign out everywhere
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Panel>
  );
}
