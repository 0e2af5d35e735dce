import { Button, Group, Paper, Text } from '@mantine/core';
import type { Notification } from '../../../api/types';
import { RelativeTime } from '../../../components/RelativeTime';
import { TextLink } from '../../../components/TextLink';
import { useMarkRead } from '../api/useMarkRead';

interface NotificationItemProps {
  notification: Notification;
  /** Called when a link leads away from the list. */
  onLeave: () => void;
}

export function NotificationItem({ notification, onLeave }: NotificationItemProps) {
  const { id, title, message, is_read, created_at } = notification;
  const markRead = useMarkRead();
  const page = pageOf(notification);
  return (
    <Paper component="li" p="xs" className={is_read ? undefined : 'unread'}>
      {page ? (
        <TextLink
          to={page}
          fw={is_read ? 400 : 650}
          size="sm"
          onClick={() => {
            if (!is_read) markRead.mutate(id);
            onLeave();
          }}
        >
          {title}
        </TextLink>
      ) : (
        <Text fw={is_read ? 400 : 650} size="sm">
          {title}
        </Text>
      )}
      {!is_read && <span className="visually-hidden"> (unread)</span>}
      <Text size="sm">{message}</Text>
      <Group justify="space-between" mih={26}>
        <Text size="xs" c="dimmed">
          <RelativeTime at={created_at} />
        </Text>
        {!is_read && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={markRead.isPending}
            aria-label={`Mark as read: ${title}`}
            onClick={() => markRead.mutate(id)}
          >
            Mark as read
          </Button>
        )}
      </Group>
    </Paper>
  );
}

/** The page of what it is about. */
function pageOf({ type, data }: Notification): string | null {
  if (type === 'files_expiring') return '/files?sort=expires_at%2Casc';
  const members: Record<string, unknown> | null = data;
  const id = members?.job_id;
  return typeof id === 'string' ? `/jobs/${id}` : null;
}
