import { Stack, Text } from '@mantine/core';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useRetention } from '../api/useRetention';

const OF_KIND: Record<string, string> = {
  input: 'Inputs',
  result: 'Imputed genotypes',
  report: 'Reports, statistics and logs',
};

/** What the platform does with files that nobody uses any more. */
export function RetentionPanel() {
  const retention = useRetention();
  return (
    <Panel title="How long files are kept">
      <Loaded query={retention} lines={2}>
        {({ terms, notice_days }) => (
          <Stack gap={4}>
            {terms.map(({ kept_as, days }) => (
              <Text size="sm" key={kept_as}>
                {OF_KIND[kept_as] ?? kept_as}:{' '}
                {days === null
                  ? 'for good'
                  : `${days} days${kept_as === 'input' ? ' after the last job that used them' : ''}`}
              </Text>
            ))}
            {terms.some(({ days }) => days !== null) && (
              <Text size="sm" c="dimmed">
                You are told {notice_days} days before a file is deleted, and can keep it longer.
                What a job needs is not deleted.
              </Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}
