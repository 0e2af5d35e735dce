import { Alert, Stack, Text } from '@mantine/core';
import type { ConnectionTest } from '../../../api/types';
import { IconCheck, IconWarning } from '../../../components/icons';

interface ConnectionResultProps {
  serviceName: string;
  result: ConnectionTest;
  onClose: () => void;
}

/** What the service said of the stored token. */
export function ConnectionResult({ serviceName, result, onClose }: ConnectionResultProps) {
  const works = result.status === 'valid';
  return (
    <Alert
      color={works ? 'green' : result.status === 'rejected' ? 'red' : 'yellow'}
      role="status"
      icon={works ? <IconCheck /> : <IconWarning />}
      title={works ? `${serviceName} accepts the token` : `${serviceName}: not verified`}
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={onClose}
    >
      <Stack gap={4}>
        <Text size="sm">{result.message}</Text>
        {result.action && <Text size="sm">{result.action}</Text>}
      </Stack>
    </Alert>
  );
}
