import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';

interface UploadProgressProps {
  /** 0 to 1 */
  sent: number;
  onStop: () => void;
}

/** How much of the files has been sent; asks before the page is left meanwhile. */
export function UploadProgress({ sent, onStop }: UploadProgressProps) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  const percent = Math.floor(sent * 100);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm">
          {percent < 100 ? `Uploading: ${percent} %` : 'Uploaded. The files are being stored…'}
        </Text>
        <Button size="xs" variant="default" onClick={onStop}>
          Stop upload
        </Button>
      </Group>
      <Progress value={percent} animated={percent === 100} aria-label="Upload progress" />
    </Stack>
  );
}
