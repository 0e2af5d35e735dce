import { SimpleGrid } from '@mantine/core';
import { useParams } from 'react-router';
import { toProblem } from '../../../api/problem';
import type { Job } from '../../../api/types';
import { LinkButton } from '../../../components/LinkButton';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { ExportPanel } from '../../export/components/ExportPanel';
import { DeletedFiles } from '../../files/components/DeletedFiles';
import { QualityPanel } from '../../quality/components/QualityPanel';
import { useServices } from '../../services/api/useServices';
import { useJob } from '../api/useJob';
import { isTerminal } from '../jobStatus';
import { AttentionAlert } from './AttentionAlert';
import { CancelJob } from './CancelJob';
import { CiteJob } from './CiteJob';
import { DeleteJob } from './DeleteJob';
import { FailureCard } from './FailureCard';
import { InputFiles } from './InputFiles';
import { JobParameters } from './JobParameters';
import { JobStatusBadge } from './JobStatusBadge';
import { ProgressPanel } from './ProgressPanel';
import { ResultsPanel } from './ResultsPanel';
import { RetryJob } from './RetryJob';
import { RunAgain } from './RunAgain';
import { SendAnyway } from './SendAnyway';
import { StatusHistory } from './StatusHistory';

const REFUSALS = [401, 403, 404];

export function JobPage() {
  const { id = '' } = useParams();
  const job = useJob(id);
  // What was loaded before stays through a lost connection, not where the job is nobody's or another's.
  const isRefused = job.isError && REFUSALS.includes(toProblem(job.error).status);
  if (job.data && !isRefused) {
    return (
      <>
        {job.isError && <ProblemAlert error={job.error} onRetry={() => job.refetch()} />}
        <JobDetails key={id} job={job.data} />
      </>
    );
  }
  return (
    <Page title="Job">
      <Loaded query={job} lines={8}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function JobDetails({ job }: { job: Job }) {
  const services = useServices();
  const serviceName =
    services.data?.find(({ id }) => id === job.service_id)?.name ?? 'the imputation service';
  return (
    <Page
      title={job.name}
      beside={
        <span role="status" aria-label="Job status">
          <JobStatusBadge status={job.status} attention={job.attention} />
        </span>
      }
      description={job.description}
      actions={
        <>
          {job.retryable && <RetryJob job={job} serviceName={serviceName} />}
          {job.retryable && job.error_code === 'input_refused' && <SendAnyway jobId={job.id} />}
          {isTerminal(job.status) ? (
            <>
              {!job.adopted && <RunAgain job={job} serviceName={serviceName} />}
              <LinkButton variant="default" to={`/jobs/new?service=${job.service_id}`}>
                New job
              </LinkButton>
              <DeleteJob job={job} />
            </>
          ) : (
            <CancelJob job={job} serviceName={serviceName} />
          )}
        </>
      }
    >
      {job.status === 'failed' && <FailureCard job={job} serviceName={serviceName} />}
      {job.attention && !isTerminal(job.status) && (
        <AttentionAlert job={job} serviceName={serviceName} />
      )}
      <ProgressPanel job={job} />
      <ResultsPanel job={job} />
      <QualityPanel job={job} />
      <ExportPanel job={job} />
      <CiteJob job={job} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <StatusHistory job={job} />
        <div>
          <JobParameters job={job} serviceName={serviceName} />
        </div>
      </SimpleGrid>
      <InputFiles jobId={job.id} />
      <DeletedFiles jobId={job.id} />
    </Page>
  );
}
