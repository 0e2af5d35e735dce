import { Button, Popover, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '../../../api/session';
import { IconUser } from '../../../components/icons';
import { useCurrentUser } from '../api/useCurrentUser';

export function UserMenu() {
  const { data: user } = useCurrentUser();
  const cache = useQueryClient();

  const leave = () => {
    signOut();
    cache.clear();
  };

  return (
    <Popover position="bottom-end" withinPortal={false} shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          leftSection={<IconUser />}
          aria-label={`Account${user ? ` of ${user.username}` : ''}`}
        >
          <Text span size="sm" visibleFrom="sm" c="var(--mantine-color-text)">
            {user?.username ?? 'Account'}
          </Text>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Account">
        {user && (
          <>
            <Text size="sm" fw={600}>
              {[user.first_name, user.last_name].filter(Boolean).join(' ') || user.username}
            </Text>
            <Text size="sm">{user.email}</Text>
            <Text size="sm" c="dimmed" mb="sm">
              {user.roles.join(', ')}
            </Text>
          </>
        )}
        <Button variant="default" fullWidth onClick={leave}>
          Sign out
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
