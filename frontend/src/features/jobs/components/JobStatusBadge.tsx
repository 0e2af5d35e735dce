import { Badge, type MantineColor } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  IconCheck,
  IconClock,
  IconCross,
  IconError,
  IconPlay,
  IconUpload,
  IconWarning,
} from '../../../components/icons';

const LOOKS: Record<string, { color: MantineColor; icon: ReactNode }> = {
  pending: { color: 'gray', icon: <IconUpload size={12} /> },
  queued: { color: 'blue', icon: <IconClock size={12} /> },
  running: { color: 'cyan', icon: <IconPlay size={12} /> },
  completed: { color: 'green', icon: <IconCheck size={12} /> },
  failed: { color: 'red', icon: <IconError size={12} /> },
  cancelled: { color: 'gray', icon: <IconCross size={12} /> },
};

interface JobStatusBadgeProps {
  status: string;
  /** A job that waits for something is marked. */
  attention?: string | null;
}

export function JobStatusBadge({ status, attention }: JobStatusBadgeProps) {
  const look = LOOKS[status];
  return (
    <Badge
      variant="light"
      color={attention ? 'yellow' : (look?.color ?? 'gray')}
      leftSection={attention ? <IconWarning size={12} /> : look?.icon}
    >
      {status}
      {attention && <span className="visually-hidden"> (needs attention)</span>}
    </Badge>
  );
}
