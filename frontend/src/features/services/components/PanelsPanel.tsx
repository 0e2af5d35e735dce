import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImputationService } from '../../../api/types';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { RelativeTime } from '../../../components/RelativeTime';
import { useIsOperator } from '../../signin/api/useIsOperator';
import { useSyncPanels } from '../api/useSyncPanels';
import { PanelDialog } from './PanelDialog';
import { PanelTable } from './PanelTable';

/** What the service imputes with; operators ask the server anew or state panels by hand. */
export function PanelsPanel({ service }: { service: ImputationService }) {
  const isOperator = useIsOperator();
  const sync = useSyncPanels(String(service.id));
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title="Reference panels"
      actions={
        isOperator && (
          <>
            <Button size="xs" variant="default" onClick={() => setAdding(true)}>
              Add panel
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={sync.isPending}
              onClick={() => sync.mutate()}
            >
              Sync panels
            </Button>
          </>
        )
      }
    >
      <Stack gap="sm">
        {sync.isError && <ProblemAlert error={sync.error} />}
        {sync.isSuccess && (
          <Alert color="green" role="status">
            {sync.data.panels_added} added, {sync.data.panels_updated} updated,{' '}
            {sync.data.panels_unavailable} no longer offered.
          </Alert>
        )}
        {isOperator && service.sync_message && !sync.isError && (
          <Alert color="yellow" title="The panels could not be refreshed">
            {service.sync_message}
          </Alert>
        )}
        <Text size="sm" c="dimmed">
          {service.panels_synced_at ? (
            <>
              As the server listed them <RelativeTime at={service.panels_synced_at} />.
            </>
          ) : (
            'As the platform knows them; the server itself has not been asked yet.'
          )}
        </Text>
        <PanelTable serviceId={String(service.id)} />
      </Stack>
      {adding && <PanelDialog serviceId={service.id} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
