import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import { IconUser } from '../../../components/icons';
import { useCurrentUser } from '../api/useCurrentUser';
import { useSignOut } from '../api/useSignOut';

export function UserMenu() {
  const { data: user } = useCurrentUser();
  const [opened, { toggle, close }] = useDisclosure();
  const leave = useSignOut();

  return (
    <Popover
      position="bottom-end"
      withinPortal={false}
      shadow="md"
      trapFocus
      opened={opened}
      onChange={toggle}
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          leftSection={<IconUser />}
          onClick={toggle}
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
        <Stack gap="xs">
          <Button variant="default" component={Link} to="/settings/account" onClick={close}>
            Account and activity
          </Button>
          <Button
            variant="default"
            fullWidth
            loading={leave.isPending}
            onClick={() => leave.mutate('here')}
          >
            Sign out
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
