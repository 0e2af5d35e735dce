import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { formatBytes } from '../../../components/format';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { RelativeTime } from '../../../components/RelativeTime';
import { useCancelUpload } from '../api/useCancelUpload';
import { useUnfinishedUploads } from '../api/useUnfinishedUploads';

/** Uploads that are not whole, from wherever they were begun. Nothing is shown where there are none. */
export function UnfinishedUploads() {
  const uploads = useUnfinishedUploads();
  const cancel = useCancelUpload();
  if (uploads.isError) return <ProblemAlert error={uploads.error} onRetry={uploads.refetch} />;
  if (!uploads.data || uploads.data.length === 0) return null;
  return (
    <Panel title="Unfinished uploads">
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          Choose the same file again under New job, in the same browser, and it goes on where it
          stopped.
        </Text>
        {cancel.isError && <ProblemAlert error={cancel.error} />}
        <Stack component="ul" className="plain-list" gap="sm">
          {uploads.data.map(({ id, filename, received, length, updated_at, expires_at }) => (
            <Stack component="li" key={id} gap={4}>
              <Group gap="xs">
                <Text size="sm" className="mono" flex={1}>
                  {filename}
                </Text>
                <Text size="sm" c="dimmed">
                  {formatBytes(received)} of {formatBytes(length)}, last bytes{' '}
                  <RelativeTime at={updated_at} />, removed <RelativeTime at={expires_at} />
                </Text>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  aria-label={`Cancel upload of ${filename}`}
                  loading={cancel.isPending && cancel.variables === id}
                  onClick={() => cancel.mutate(id)}
                >
                  Cancel
                </Button>
              </Group>
              <Progress
                size="sm"
                value={(received * 100) / length}
                aria-label={`Upload of ${filename}`}
              />
            </Stack>
          ))}
        </Stack>
      </Stack>
    </Panel>
  );
}
