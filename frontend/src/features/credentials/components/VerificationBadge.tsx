import { Badge } from '@mantine/core';
import type { Credential } from '../../../api/types';
import { IconCheck, IconWarning } from '../../../components/icons';

/** Whether the service has accepted the stored token. */
export function VerificationBadge({ credential }: { credential: Credential }) {
  return credential.is_verified ? (
    <Badge variant="light" color="green" leftSection={<IconCheck size={12} />}>
      Verified
    </Badge>
  ) : (
    <Badge variant="light" color="yellow" leftSection={<IconWarning size={12} />}>
      Unverified
    </Badge>
  );
}
