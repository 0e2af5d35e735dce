import { Badge, Group, List, Text } from '@mantine/core';
import { IconCheck } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';
import { Panel } from '../../../components/Panel';
import { useCredentials } from '../../credentials/api/useCredentials';
import { useJobStats } from '../../jobs/api/useJobStats';

/** The two steps to a first result; gone once both are done. */
export function GettingStarted() {
  const credentials = useCredentials();
  const stats = useJobStats();
  if (credentials.data === undefined || stats.data === undefined) return null;
  const hasCredential = credentials.data.length > 0;
  const hasJob = stats.data.total > 0;
  if (hasCredential && hasJob) return null;
  return (
    <Panel title="Getting started">
      <List spacing="md" type="ordered">
        <List.Item>
          <Text fw={600}>Store the API token of your account at an imputation service.</Text>
          {hasCredential ? (
            <Badge variant="light" color="green" leftSection={<IconCheck size={12} />}>
              Done
            </Badge>
          ) : (
            <Group mt="xs">
              <LinkButton size="xs" to="/settings/service-credentials">
                Store a credential
              </LinkButton>
            </Group>
          )}
        </List.Item>
        <List.Item>
          <Text fw={600}>Upload a VCF, choose a reference panel, and follow the job here.</Text>
          {!hasJob && (
            <Group mt="xs">
              <LinkButton size="xs" variant={hasCredential ? 'filled' : 'default'} to="/jobs/new">
                Submit your first job
              </LinkButton>
            </Group>
          )}
        </List.Item>
      </List>
    </Panel>
  );
}
