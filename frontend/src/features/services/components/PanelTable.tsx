import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReferencePanel } from '../../../api/types';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { WideTable } from '../../../components/WideTable';
import { useIsOperator } from '../../signin/api/useIsOperator';
import { useSetPanelAvailable } from '../api/usePanelChanges';
import { useServicePanels } from '../api/useServicePanels';
import { PanelSitesDialog } from './PanelSitesDialog';

export function PanelTable({ serviceId }: { serviceId: string }) {
  const panels = useServicePanels(serviceId);
  const isOperator = useIsOperator();
  const setAvailable = useSetPanelAvailable();
  const [withSites, setWithSites] = useState<ReferencePanel | null>(null);
  return (
    <>
      <Loaded query={panels}>
        {(list) =>
          list.length === 0 ? (
            <Empty
              title="No panels known"
              description="The panels of this service have not been fetched yet."
            />
          ) : (
            <WideTable label="Reference panels" minWidth={600}>
              <Table verticalSpacing="sm" aria-label="Reference panels">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Panel</Table.Th>
                    <Table.Th>Build</Table.Th>
                    <Table.Th ta="right">Samples</Table.Th>
                    <Table.Th>Populations</Table.Th>
                    {isOperator && (
                      <Table.Th>
                        <span className="visually-hidden">Actions</span>
                      </Table.Th>
                    )}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {list.map((panel) => (
                    <Table.Tr key={panel.id}>
                      <Table.Td>
                        {panel.name}{' '}
                        {!panel.is_available && (
                          <Badge variant="light" color="gray">
                            not available
                          </Badge>
                        )}
                        {panel.description && (
                          <Text size="sm" c="dimmed">
                            {panel.description}
                          </Text>
                        )}
                      </Table.Td>
                      <Table.Td>{panel.build ?? '–'}</Table.Td>
                      <Table.Td ta="right">
                        {panel.sample_count?.toLocaleString('en') ?? '–'}
                      </Table.Td>
                      <Table.Td>
                        {panel.populations.map(({ name }) => name).join(', ') || '–'}
                      </Table.Td>
                      {isOperator && (
                        <Table.Td ta="right">
                          <Group gap="xs" justify="flex-end" wrap="nowrap">
                            <Button
                              size="xs"
                              variant="default"
                              aria-label={`Sites of ${panel.name}`}
                              onClick={() => setWithSites(panel)}
                            >
                              Sites
                            </Button>
                            <Button
                              size="xs"
                              variant="default"
                              aria-label={`${panel.is_available ? 'Take out of use' : 'Offer'}: ${panel.name}`}
                              onClick={() =>
                                setAvailable.mutate({
                                  id: panel.id,
                                  is_available: !panel.is_available,
                                })
                              }
                            >
                              {panel.is_available ? 'Take out of use' : 'Offer again'}
                            </Button>
                          </Group>
                        </Table.Td>
                      )}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </WideTable>
          )
        }
      </Loaded>
      {withSites && <PanelSitesDialog panel={withSites} onClose={() => setWithSites(null)} />}
    </>
  );
}
