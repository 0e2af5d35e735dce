import { Alert, Button, Group, Text } from '@mantine/core';

/** Says that the form is not empty because it was left before. */
export function RestoredDraft({ onAnew }: { onAnew: () => void }) {
  return (
    <Alert color="blue" variant="light" role="status">
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          This is the job that you had begun. Its uploaded files are still stored.
        </Text>
        <Button size="xs" variant="default" onClick={onAnew}>
          Start anew
        </Button>
      </Group>
    </Alert>
  );
}
