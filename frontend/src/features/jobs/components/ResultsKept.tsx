import { Group, Text } from '@mantine/core';
import { TextLink } from '../../../components/TextLink';
import { useRetention } from '../../files/api/useRetention';
import { KeptUntil } from '../../files/components/KeptUntil';
import { useJobFiles } from '../api/useJobFiles';

/** Until when the results of a job are kept; each of them can be kept longer where all files are. */
export function ResultsKept({ jobId }: { jobId: string }) {
  const files = useJobFiles(jobId);
  const retention = useRetention();
  const ends = (files.data ?? [])
    .filter(({ file_type }) => file_type === 'output')
    .flatMap(({ expires_at }) => (expires_at ? [expires_at] : []))
    .sort();
  const [first] = ends;
  if (!first) return null;
  return (
    <Group gap="xs" mb="sm" align="baseline">
      <Text size="sm">
        {ends[ends.length - 1] === first ? 'Kept until' : 'The first is kept until'}
      </Text>
      <KeptUntil expiresAt={first} noticeDays={retention.data?.notice_days ?? 0} />
      <TextLink to="/files">Keep longer</TextLink>
    </Group>
  );
}
