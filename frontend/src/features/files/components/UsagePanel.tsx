import { Group, Progress, Stack, Text } from '@mantine/core';
import { formatBytes } from '../../../components/format';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useUsage } from '../api/useUsage';

const NEARLY_FULL = 90;

/** How much of their room a user has taken. */
export function UsagePanel() {
  const usage = useUsage();
  return (
    <Panel title="Storage">
      <Loaded query={usage} lines={1}>
        {({ used_bytes, quota_bytes, file_count, unfinished_bytes }) => {
          const percent = Math.min(100, (used_bytes * 100) / quota_bytes);
          return (
            <Stack gap="xs">
              <Group justify="space-between">
                <Text size="sm">
                  {formatBytes(used_bytes)} of {formatBytes(quota_bytes)} used
                </Text>
                <Text size="sm" c="dimmed">
                  {file_count} {file_count === 1 ? 'file' : 'files'}
                  {unfinished_bytes > 0 &&
                    `, ${formatBytes(unfinished_bytes)} kept free for unfinished uploads`}
                </Text>
              </Group>
              <Progress
                value={percent}
                color={percent > NEARLY_FULL ? 'red' : undefined}
                aria-label="Storage used"
              />
              {percent > NEARLY_FULL && (
                <Text size="sm" role="status">
                  Nearly full: delete files that you no longer need. Results of jobs are always
                  stored.
                </Text>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Panel>
  );
}
