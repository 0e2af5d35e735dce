import { ActionIcon, Button, Group, Indicator, Popover, ScrollArea, Text } from '@mantine/core';
import { useState } from 'react';
import { Empty } from '../../../components/Empty';
import { IconBell } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useMarkAllRead } from '../api/useMarkAllRead';
import { useNotifications } from '../api/useNotifications';
import { NotificationItem } from './NotificationItem';

export function NotificationBell() {
  const [opened, setOpened] = useState(false);
  const notifications = useNotifications();
  const markAll = useMarkAllRead();
  const unread = notifications.data?.unread_count ?? 0;

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={380}
      shadow="md"
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <Indicator
          label={unread > 99 ? '99+' : unread}
          disabled={unread === 0}
          size={18}
          color="red.9"
          offset={4}
        >
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={unread > 0 ? `Notifications, ${unread} unread` : 'Notifications'}
            aria-expanded={opened}
            aria-haspopup="dialog"
            onClick={() => setOpened((open) => !open)}
          >
            <IconBell size={20} />
          </ActionIcon>
        </Indicator>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="Notifications" p="sm">
        <Group justify="space-between" mb="xs">
          <Text fw={650}>Notifications</Text>
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={unread === 0}
            loading={markAll.isPending}
            onClick={() => markAll.mutate()}
          >
            Mark all as read
          </Button>
        </Group>
        {markAll.isError && <ProblemAlert error={markAll.error} />}
        <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0 }}>
          <Loaded query={notifications}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title="Nothing yet" description="You hear here when a job ends." />
              ) : (
                <ul className="plain-list">
                  {items.map((notification) => (
                    <NotificationItem
                      key={notification.id}
                      notification={notification}
                      onLeave={() => setOpened(false)}
                    />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
