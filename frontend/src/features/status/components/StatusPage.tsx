import { Alert, Table } from '@mantine/core';
import type { ComponentHealth, PlatformHealth } from '../../../api/types';
import { IconCheck, IconWarning } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';
import { WideTable } from '../../../components/WideTable';
import { ServiceStatusBadge } from '../../services/components/ServiceStatusBadge';
import { useIsOperator } from '../../signin/api/useIsOperator';
import { usePlatformHealth } from '../api/usePlatformHealth';
import { DeadLetters } from './DeadLetters';

const OVERALL: Record<string, string> = {
  up: 'Everything is running.',
  degraded: 'Some parts are down. What depends on them may be slow or fail.',
  down: 'The platform is down.',
};

const KINDS: Record<string, string> = {
  service: 'Service',
  database: 'Database',
  cache: 'Cache and queue',
  broker: 'Message broker',
  mail: 'Mail',
  storage: 'Storage',
};

export function StatusPage() {
  const health = usePlatformHealth();
  const isOperator = useIsOperator();
  return (
    <Page title="Platform status" description="Health of every part of this platform.">
      <Loaded query={health} lines={8}>
        {(data) => <Details health={data} />}
      </Loaded>
      {isOperator && <DeadLetters />}
    </Page>
  );
}

function Details({ health }: { health: PlatformHealth }) {
  const isUp = health.status === 'up';
  return (
    <>
      <Alert
        color={isUp ? 'green' : 'yellow'}
        icon={isUp ? <IconCheck /> : <IconWarning />}
        title={OVERALL[health.status] ?? health.status}
        role="status"
      >
        Checked <RelativeTime at={health.checked_at} />.
      </Alert>
      <Panel title="Components">
        <ComponentTable components={health.components.toSorted(troubleFirst)} />
      </Panel>
    </>
  );
}

function ComponentTable({ components }: { components: ComponentHealth[] }) {
  return (
    <WideTable label="Components" minWidth={560}>
      <Table verticalSpacing="xs" aria-label="Components">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th ta="right">Latency</Table.Th>
            <Table.Th>Message</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {components.map(({ name, kind, status, latency_ms, message }) => (
            <Table.Tr key={`${kind} ${name}`}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{KINDS[kind] ?? kind}</Table.Td>
              <Table.Td>
                <ServiceStatusBadge status={status} />
              </Table.Td>
              <Table.Td ta="right">{latency_ms == null ? '–' : `${latency_ms} ms`}</Table.Td>
              <Table.Td>{message ?? ''}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

function troubleFirst(a: ComponentHealth, b: ComponentHealth): number {
  return Number(a.status === 'up') - Number(b.status === 'up');
}
