import { SimpleGrid } from '@mantine/core';
import { IconPlus } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';
import { Page } from '../../../components/Page';
import { GettingStarted } from './GettingStarted';
import { JobCounts } from './JobCounts';
import { RecentJobs } from './RecentJobs';
import { ServiceHealthList } from './ServiceHealthList';

export function DashboardPage() {
  return (
    <Page
      title="Dashboard"
      actions={
        <LinkButton to="/jobs/new" leftSection={<IconPlus />}>
          New job
        </LinkButton>
      }
    >
      <GettingStarted />
      <JobCounts />
      <SimpleGrid cols={1}>
        <RecentJobs />
        <ServiceHealthList />
      </SimpleGrid>
    </Page>
  );
}
