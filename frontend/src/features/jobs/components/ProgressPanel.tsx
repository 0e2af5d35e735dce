import { Group, Progress, Stack, Text } from '@mantine/core';
import type { Job } from '../../../api/types';
import { formatDuration } from '../../../components/format';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';

const COLOURS: Record<string, string> = { completed: 'green', failed: 'red', cancelled: 'gray' };

const WORDS: Record<string, string> = {
  pending: 'The files are being stored.',
  queued: 'Waiting to be submitted to the service.',
  running: 'The service is working on it.',
  completed: 'All results are verified and stored.',
  failed: 'The job ended without results.',
  cancelled: 'The job was cancelled.',
};

export function ProgressPanel({ job }: { job: Job }) {
  return (
    <Panel title="Progress">
      <Stack gap="sm">
        <Group gap="md" wrap="nowrap">
          <Progress
            value={job.progress_percentage}
            color={COLOURS[job.status]}
            animated={job.status === 'running' && !job.attention}
            aria-label="Job progress"
            size="lg"
            flex={1}
          />
          <Text fw={600} miw={48} ta="right">
            {job.progress_percentage} %
          </Text>
        </Group>
        {!job.attention && <Text size="sm">{WORDS[job.status]}</Text>}
        {job.place_in_line != null && (
          <Text size="sm">Place in the platform’s own line: {job.place_in_line}</Text>
        )}
        {job.remote_queue_position != null && (
          <Text size="sm">Position in the service’s queue: {job.remote_queue_position}</Text>
        )}
        <Group gap="lg">
          <Moment label="Created" at={job.created_at} />
          <Moment label="Started" at={job.started_at} />
          <Moment label="Ended" at={job.completed_at} />
          {job.completed_at && (
            <Text size="sm" c="dimmed">
              Took{' '}
              {formatDuration((Date.parse(job.completed_at) - Date.parse(job.created_at)) / 1000)}
            </Text>
          )}
        </Group>
      </Stack>
    </Panel>
  );
}

function Moment({ label, at }: { label: string; at: string | null }) {
  if (!at) return null;
  return (
    <Text size="sm" c="dimmed">
      {label} <RelativeTime at={at} />
    </Text>
  );
}
