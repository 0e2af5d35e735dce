import { Stack, Table } from '@mantine/core';
import { useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';
import { WideTable } from '../../../components/WideTable';
import { useAuditLog } from '../api/useAuditLog';

const PAGE_SIZE = 20;

/** What was done with the user's account, tokens and files, and by whom. */
export function ActivityPanel() {
  const [page, setPage] = useState(1);
  const log = useAuditLog(page - 1, PAGE_SIZE);
  return (
    <Panel title="Activity">
      <Loaded query={log} lines={8}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title="Nothing yet" description="Sign-ins, downloads and changes appear here." />
          ) : (
            <Stack gap="md">
              <WideTable label="Activity" minWidth={560}>
                <Table verticalSpacing="xs" aria-label="Activity">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>When</Table.Th>
                      <Table.Th>What</Table.Th>
                      <Table.Th>By</Table.Th>
                      <Table.Th>Details</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {items.map((entry) => (
                      <Table.Tr key={entry.id}>
                        <Table.Td style={{ whiteSpace: 'nowrap' }}>
                          <RelativeTime at={entry.timestamp} />
                        </Table.Td>
                        <Table.Td>{entry.action.replaceAll('_', ' ')}</Table.Td>
                        <Table.Td>{entry.actor === 'user' ? 'you' : entry.actor}</Table.Td>
                        <Table.Td style={{ overflowWrap: 'anywhere' }}>{entry.details}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </WideTable>
              <Pager
                total={total}
                pageSize={PAGE_SIZE}
                page={page}
                onPage={setPage}
                one="entry"
                many="entries"
              />
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}
