import { Button, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { RelativeTime } from '../../../components/RelativeTime';
import { WideTable } from '../../../components/WideTable';
import { useDeadLetters, useRedrive } from '../api/useDeadLetters';

/** What operators see of jobs that failed through the platform's own fault. */
export function DeadLetters() {
  const [page, setPage] = useState(1);
  const letters = useDeadLetters(page - 1);
  const redrive = useRedrive();
  return (
    <Panel title="Jobs given up on">
      {redrive.isError && <ProblemAlert error={redrive.error} />}
      <Loaded query={letters}>
        {({ items, size, total }) =>
          total === 0 ? (
            <Empty
              title="None"
              description="Jobs that fail through the platform’s own fault are listed here."
            />
          ) : (
            <Stack gap="md">
              <WideTable label="Jobs given up on" minWidth={640}>
                <Table verticalSpacing="xs" aria-label="Jobs given up on">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>Job</Table.Th>
                      <Table.Th>Step</Table.Th>
                      <Table.Th>Reason</Table.Th>
                      <Table.Th>Failed</Table.Th>
                      <Table.Th>
                        <span className="visually-hidden">Actions</span>
                      </Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {items.map((letter) => (
                      <Table.Tr key={letter.job_id}>
                        <Table.Td>
                          <Text size="sm" ff="monospace">
                            {letter.job_id}
                          </Text>
                        </Table.Td>
                        <Table.Td>{letter.step?.toLowerCase()}</Table.Td>
                        <Table.Td>{letter.error_message}</Table.Td>
                        <Table.Td>
                          {letter.failed_at && <RelativeTime at={letter.failed_at} />}
                        </Table.Td>
                        <Table.Td>
                          <Button
                            size="xs"
                            variant="light"
                            loading={redrive.isPending && redrive.variables === letter.job_id}
                            onClick={() => redrive.mutate(letter.job_id)}
                            aria-label={`Try job ${letter.job_id} again`}
                          >
                            Try again
                          </Button>
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </WideTable>
              <Pager
                total={total}
                pageSize={size}
                page={page}
                onPage={setPage}
                one="job"
                many="jobs"
              />
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}
