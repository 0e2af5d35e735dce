import { Stack, Text } from '@mantine/core';
import { formatBytes } from '../../../components/format';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';
import { useDeletedFiles } from '../api/useDeletedFiles';

/** Which files of a job are not there any more because their term was over; nothing where none is missing. */
export function DeletedFiles({ jobId }: { jobId: string }) {
  const { data } = useDeletedFiles(jobId);
  if (!data || data.total === 0) return null;
  return (
    <Panel title="Deleted files">
      <Text size="sm">
        These were not kept longer and are gone; their SHA-256 is still part of the job’s record.
      </Text>
      <Stack component="ul" className="plain-list" gap={6}>
        {data.items.map((file) => (
          <Text component="li" size="sm" key={file.id} title={`SHA-256: ${file.sha256}`}>
            <span className="mono">{file.filename}</span>, {formatBytes(file.file_size)}, deleted{' '}
            <RelativeTime at={file.deleted_at} />
          </Text>
        ))}
      </Stack>
      {data.total > data.items.length && (
        <Text size="sm" c="dimmed">
          and {data.total - data.items.length} more
        </Text>
      )}
    </Panel>
  );
}
