import { Badge, type MantineColor } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconCheck, IconClock, IconError, IconWarning } from '../../../components/icons';

const LOOKS: Record<string, { color: MantineColor; icon: ReactNode; label: string }> = {
  up: { color: 'green', icon: <IconCheck size={12} />, label: 'Up' },
  degraded: { color: 'yellow', icon: <IconWarning size={12} />, label: 'Degraded' },
  down: { color: 'red', icon: <IconError size={12} />, label: 'Down' },
  maintenance: { color: 'yellow', icon: <IconWarning size={12} />, label: 'Maintenance' },
  unknown: { color: 'gray', icon: <IconClock size={12} />, label: 'Not checked yet' },
};

/** Whether something answers; said in words and by a sign, not by colour alone. */
export function ServiceStatusBadge({ status }: { status: string }) {
  const look = LOOKS[status] ?? { color: 'gray', icon: null, label: status };
  return (
    <Badge variant="light" color={look.color} leftSection={look.icon}>
      {look.label}
    </Badge>
  );
}
