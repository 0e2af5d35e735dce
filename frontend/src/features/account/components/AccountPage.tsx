import { SimpleGrid } from '@mantine/core';
import { Page } from '../../../components/Page';
import { ActivityPanel } from './ActivityPanel';
import { PasswordPanel } from './PasswordPanel';
import { SessionsPanel } from './SessionsPanel';

/** Password, sessions, and what happened with the account. */
export function AccountPage() {
  return (
    <Page title="Account">
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <PasswordPanel />
        <div>
          <SessionsPanel />
        </div>
      </SimpleGrid>
      <ActivityPanel />
    </Page>
  );
}
