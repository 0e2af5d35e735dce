import { AppShell, Burger, Group, NavLink, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { Brand } from '../components/Brand';
import {
  IconDashboard,
  IconFile,
  IconJobs,
  IconKey,
  IconPlus,
  IconPulse,
  IconServer,
} from '../components/icons';
import { NotificationBell } from '../features/notifications/components/NotificationBell';
import { UserMenu } from '../features/signin/components/UserMenu';
import { ColorSchemeToggle } from './ColorSchemeToggle';

const LINKS = [
  { to: '/', label: 'Dashboard', icon: <IconDashboard /> },
  { to: '/jobs', label: 'Jobs', icon: <IconJobs /> },
  { to: '/jobs/new', label: 'New job', icon: <IconPlus /> },
  { to: '/files', label: 'Files', icon: <IconFile /> },
  { to: '/services', label: 'Services', icon: <IconServer /> },
  { to: '/settings/service-credentials', label: 'Service credentials', icon: <IconKey /> },
  { to: '/status', label: 'Platform status', icon: <IconPulse /> },
];

/** The frame of every page: navigation, notifications, account. */
export function Layout() {
  const [opened, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);

  // Without a page load nothing tells a screen reader that the page is another one.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    close();
    window.scrollTo(0, 0);
    main.current?.focus();
  }, [pathname, close]);

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 230, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <a href="#main" className="skip-link">
        Skip to the content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? 'Close the navigation' : 'Open the navigation'}
              aria-expanded={opened}
            />
            <UnstyledButton component={Link} to="/">
              <Brand />
            </UnstyledButton>
          </Group>
          <Group gap={4} wrap="nowrap">
            <NotificationBell />
            <ColorSchemeToggle />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Main">
        {LINKS.map(({ to, label, icon }) => (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={label}
            leftSection={icon}
            active={to === activeLink(pathname)}
            aria-current={to === activeLink(pathname) ? 'page' : undefined}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={main} tabIndex={-1}>
        <div className="content">
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

/** The navigation entry that a page belongs to: the longest one that its path starts with. */
function activeLink(pathname: string): string | undefined {
  return LINKS.map(({ to }) => to)
    .filter((to) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
