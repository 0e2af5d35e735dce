import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconWarning } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';

interface SetupRequiredProps {
  serviceId: string | number;
  serviceName: string;
}

/** Says that the service needs the user's API token first, and leads to where it is stored. */
export function SetupRequired({ serviceId, serviceName }: SetupRequiredProps) {
  return (
    <Alert color="yellow" icon={<IconWarning />} title="Setup Required" role="alert">
      <Stack gap="sm">
        <Text size="sm">
          You need to configure your {serviceName} API credentials before submitting jobs.
        </Text>
        <Group>
          <LinkButton to={`/settings/service-credentials?service=${serviceId}`} size="xs">
            Configure Credentials
          </LinkButton>
        </Group>
      </Stack>
    </Alert>
  );
}
