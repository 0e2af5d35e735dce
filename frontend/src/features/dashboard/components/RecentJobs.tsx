import { Empty } from '../../../components/Empty';
import { LinkButton } from '../../../components/LinkButton';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { TextLink } from '../../../components/TextLink';
import { useJobs } from '../../jobs/api/useJobs';
import { JobTable } from '../../jobs/components/JobTable';
import { DEFAULT_SORT } from '../../jobs/jobListState';
import { useServices } from '../../services/api/useServices';

export function RecentJobs() {
  const jobs = useJobs({ sort: DEFAULT_SORT, page: 0, size: 5 });
  const services = useServices();
  const serviceName = (id: number) =>
    services.data?.find((service) => service.id === id)?.name ?? `Service ${id}`;
  return (
    <Panel
      title="Recent jobs"
      actions={
        <TextLink to="/jobs" size="sm">
          All jobs
        </TextLink>
      }
    >
      <Loaded query={jobs} lines={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title="No jobs yet"
              description="Submit VCF files to an imputation service and follow them here."
              action={<LinkButton to="/jobs/new">Submit your first job</LinkButton>}
            />
          ) : (
            <JobTable jobs={items} serviceName={serviceName} />
          )
        }
      </Loaded>
    </Panel>
  );
}
