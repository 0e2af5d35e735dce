import { Alert, Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReferencePanel, SiteList } from '../../../api/types';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { RelativeTime } from '../../../components/RelativeTime';
import { WideTable } from '../../../components/WideTable';
import { usePanelSites, useRemovePanelSites } from '../api/usePanelSites';
import { LoadSitesForm } from './LoadSitesForm';

interface PanelSitesDialogProps {
  panel: ReferencePanel;
  onClose: () => void;
}

/** The variants of a panel, from which is foretold what becomes of researchers' files. */
export function PanelSitesDialog({ panel, onClose }: PanelSitesDialogProps) {
  const sites = usePanelSites(panel.id);
  return (
    <Modal opened onClose={onClose} size="lg" title={`Sites of ${panel.name}`}>
      <Loaded query={sites}>
        {(list) => (
          <Stack gap="md">
            <LastLoad load={list.load} />
            {list.chromosomes.length === 0 ? (
              <Text size="sm" c="dimmed">
                No sites yet. With them researchers see before they submit how their files agree
                with this panel.
              </Text>
            ) : (
              <Chromosomes panelId={panel.id} list={list} />
            )}
            {list.load?.state !== 'running' && (
              <LoadSitesForm panelId={panel.id} build={list.build ?? panel.build ?? null} />
            )}
          </Stack>
        )}
      </Loaded>
    </Modal>
  );
}

function LastLoad({ load }: { load: SiteList['load'] }) {
  if (load?.state === 'running') {
    return (
      <Text size="sm" role="status">
        Reading {load.source} …
      </Text>
    );
  }
  if (load?.state === 'failed') {
    return (
      <Alert color="red" title={`${load.source} could not be used`} role="alert">
        {load.message}
      </Alert>
    );
  }
  return null;
}

function Chromosomes({ panelId, list }: { panelId: number; list: SiteList }) {
  const remove = useRemovePanelSites(panelId);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <WideTable label="Chromosomes with sites" minWidth={400} maxHeight={280}>
        <Table verticalSpacing={4} aria-label="Chromosomes with sites">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Chromosome ({list.build})</Table.Th>
              <Table.Th ta="right">Sites</Table.Th>
              <Table.Th>From</Table.Th>
              <Table.Th>Loaded</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.chromosomes.map(({ chromosome, sites, source, loaded_at }) => (
              <Table.Tr key={chromosome}>
                <Table.Td>{chromosome}</Table.Td>
                <Table.Td ta="right">{sites.toLocaleString('en')}</Table.Td>
                <Table.Td className="breaks">{source}</Table.Td>
                <Table.Td>
                  <RelativeTime at={loaded_at} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
      {remove.isError && <ProblemAlert error={remove.error} />}
      {asking ? (
        <Group gap="xs">
          <Text size="sm">Remove all of them? Files get no forecast for this panel then.</Text>
          <Button size="xs" variant="default" onClick={() => setAsking(false)}>
            Keep them
          </Button>
          <Button
            size="xs"
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: () => setAsking(false) })}
          >
            Yes, remove sites
          </Button>
        </Group>
      ) : (
        <Group>
          <Button size="xs" variant="subtle" color="red" onClick={() => setAsking(true)}>
            Remove sites
          </Button>
        </Group>
      )}
    </>
  );
}
