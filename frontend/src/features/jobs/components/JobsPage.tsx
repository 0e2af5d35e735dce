import { Button, Card, Stack } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { IconPlus } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Pager } from '../../../components/Pager';
import { useServices } from '../../services/api/useServices';
import { useJobs } from '../api/useJobs';
import {
  type JobListState,
  PAGE_SIZE,
  readJobListState,
  toJobQuery,
  writeJobListState,
} from '../jobListState';
import { BringInJobs } from './BringInJobs';
import { JobFilters } from './JobFilters';
import { JobTable } from './JobTable';

export function JobsPage() {
  const [search, setSearch] = useSearchParams();
  const state = readJobListState(search);
  const jobs = useJobs(toJobQuery(state));
  const services = useServices();
  const serviceName = (id: number) =>
    services.data?.find((service) => service.id === id)?.name ?? `Service ${id}`;

  // A changed filter or order starts at the first page.
  const change = (part: Partial<JobListState>) =>
    setSearch(writeJobListState({ ...state, page: 1, ...part }), { replace: true });
  const filtered = state.q !== '' || state.status !== null || state.service !== null;
  const newJob = (
    <LinkButton to="/jobs/new" leftSection={<IconPlus />}>
      New job
    </LinkButton>
  );

  return (
    <Page
      title="Jobs"
      actions={
        <>
          <BringInJobs serviceName={serviceName} />
          {newJob}
        </>
      }
    >
      <Card withBorder padding="lg">
        <Stack gap="md">
          <JobFilters state={state} services={services.data ?? []} onChange={change} />
          <Loaded query={jobs} lines={8}>
            {({ items, total }) =>
              items.length === 0 ? (
                filtered || state.page > 1 ? (
                  <Empty
                    title="No job matches"
                    description="Nothing fits the filters and the search."
                    action={
                      <Button
                        variant="default"
                        onClick={() => change({ q: '', status: null, service: null })}
                      >
                        Show all jobs
                      </Button>
                    }
                  />
                ) : (
                  <Empty
                    title="No jobs yet"
                    description="Submit VCF files to an imputation service and follow them here."
                    action={<LinkButton to="/jobs/new">Submit your first job</LinkButton>}
                  />
                )
              ) : (
                <>
                  <JobTable
                    jobs={items}
                    serviceName={serviceName}
                    sort={state.sort}
                    onSort={(sort) => change({ sort })}
                  />
                  <Pager
                    total={total}
                    pageSize={PAGE_SIZE}
                    page={state.page}
                    onPage={(page) => change({ page })}
                    one="job"
                    many="jobs"
                  />
                </>
              )
            }
          </Loaded>
        </Stack>
      </Card>
    </Page>
  );
}
