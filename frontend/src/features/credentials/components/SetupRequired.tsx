import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImputationService } from '../../../api/types';
import { IconWarning } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';
import { AddCredentialDialog } from './AddCredentialDialog';

interface SetupRequiredProps {
  service: ImputationService;
  /** Without it there is a token already, which the page of credentials replaces. */
  onSaved?: () => void;
}

/** Says that the service needs the user's API token first; it is stored here, or where all of them are. */
export function SetupRequired({ service, onSaved }: SetupRequiredProps) {
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <Alert color="yellow" icon={<IconWarning />} title="Setup Required" role="alert">
        <Stack gap="sm">
          <Text size="sm">
            You need to configure your {service.name} API credentials before submitting jobs.
          </Text>
          <Group gap="xs">
            <LinkButton to={`/settings/service-credentials?service=${service.id}`} size="xs">
              Configure Credentials
            </LinkButton>
            {onSaved && (
              <Button size="xs" variant="default" onClick={() => setAdding(true)}>
                Enter the token here
              </Button>
            )}
          </Group>
        </Stack>
      </Alert>
      {isAdding && (
        <AddCredentialDialog
          services={[service]}
          serviceId={String(service.id)}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false);
            onSaved?.();
          }}
        />
      )}
    </>
  );
}
