import { Button, Card, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiProblem, toProblem } from '../../../api/problem';
import type { FilesVerdict, ImputationService } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useCredentials } from '../../credentials/api/useCredentials';
import { SetupRequired } from '../../credentials/components/SetupRequired';
import { useUploads } from '../../files/api/useUploads';
import { FilesField } from '../../files/components/FilesField';
import { useGravest } from '../../forecast/api/useForecast';
import { ForecastPanel } from '../../forecast/components/ForecastPanel';
import { useFilesVerdict } from '../../preflight/api/useFilesVerdict';
import { FileFindings } from '../../preflight/components/FileFindings';
import { FindingsSoFar } from '../../preflight/components/FindingsSoFar';
import { JobVerdict } from '../../preflight/components/JobVerdict';
import { useServicePanels } from '../../services/api/useServicePanels';
import { useServiceParameters } from '../../services/api/useServiceParameters';
import { useSubmitJob } from '../api/useSubmitJob';
import { emptyJobForm, jobFormSchema } from '../jobForm';
import { ParameterFields } from './ParameterFields';
import { RefusedInput } from './RefusedInput';
import { TargetFields } from './TargetFields';
import { TermsFields } from './TermsFields';

export function NewJobForm({ services }: { services: ImputationService[] }) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const credentials = useCredentials();
  const submission = useSubmitJob();
  const uploads = useUploads();
  const [filesError, setFilesError] = useState<ReactNode>(null);
  /** Whether to submit once all files have arrived. */
  const [waiting, setWaiting] = useState(false);
  const wanted = search.get('service');
  const form = useForm({
    initialValues: {
      ...emptyJobForm,
      service_id: services.some(({ id }) => String(id) === wanted) ? wanted : null,
    },
    validate: schemaResolver(jobFormSchema, { sync: true }),
  });
  const service = services.find(({ id }) => String(id) === form.values.service_id);
  const terms = useServiceParameters(form.values.service_id).data?.terms ?? [];
  const panel = useServicePanels(form.values.service_id).data?.find(
    ({ id }) => String(id) === form.values.reference_panel_id,
  );
  const arrivedIds = uploads.all.flatMap(({ fileId }) => fileId ?? []);
  const foretold = useGravest(arrivedIds, panel ? String(panel.id) : null);
  const verdict = useFilesVerdict(arrivedIds, {
    serviceId: form.values.service_id,
    panelId: form.values.reference_panel_id,
    build: form.values.build,
    phasing: form.values.phasing,
  });
  const missing = missingCredential(submission.error, service, credentials.data);

  const send = () =>
    submission.mutate(
      { values: form.getValues(), files: uploads.all.map(({ fileId }) => fileId ?? '') },
      {
        onSuccess: (job) => navigate(`/jobs/${job.id}`),
        onError: (error) => {
          const { input_file_ids, ...fields } = toProblem(error).fieldErrors();
          setFilesError(input_file_ids);
          form.setErrors(fields);
        },
      },
    );

  const submit = form.onSubmit(
    (values) => {
      if (!hasFiles()) return;
      if (terms.some(({ id }) => !values.terms.includes(id))) {
        form.setFieldError('terms', 'Accept every term; the service imputes only for those who do');
        return;
      }
      submission.reset();
      setWaiting(true);
    },
    (errors) => {
      hasFiles();
      form.getInputNode(Object.keys(errors)[0] ?? '')?.focus();
    },
  );

  function hasFiles(): boolean {
    const error =
      uploads.all.length === 0
        ? 'Add at least one .vcf.gz file'
        : uploads.all.some(({ file }) => file.size === 0) && 'A file is empty';
    setFilesError(error || null);
    return !error;
  }

  // Pressed while files are still on their way: the job follows the last of them.
  const arrived = uploads.all.every(({ status }) => status === 'done');
  const stopped = uploads.all.some(({ status }) => status === 'failed' || status === 'paused');
  const sendNow = useRef(send);
  sendNow.current = send;
  useEffect(() => {
    if (waiting && (arrived || stopped)) {
      setWaiting(false);
      if (arrived) sendNow.current();
    }
  }, [waiting, arrived, stopped]);

  // The refusal is shown beside the service, far above the button that was pressed.
  const setup = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (submission.error) setup.current?.scrollIntoView({ block: 'center' });
  }, [submission.error]);

  return (
    <form noValidate onSubmit={submit} aria-label="New job">
      <Stack gap="lg">
        <Card withBorder padding="lg" component="section" aria-label="Service and panel">
          <Stack gap="md">
            <Title order={2}>Service and panel</Title>
            <TargetFields form={form} services={services} />
            <div ref={setup}>
              {missing && <SetupRequired serviceId={missing.id} serviceName={missing.name} />}
            </div>
          </Stack>
        </Card>
        <Card withBorder padding="lg" component="section" aria-label="Your data">
          <Stack gap="md">
            <Title order={2}>Your data</Title>
            <TextInput
              label="Job name"
              required
              autoComplete="off"
              {...form.getInputProps('name')}
            />
            <Textarea
              label="Description"
              autosize
              minRows={2}
              {...form.getInputProps('description')}
            />
            <FilesField
              uploads={uploads}
              error={filesError}
              details={({ fileId, uploadId, file }) =>
                fileId ? (
                  <>
                    <FileFindings
                      filename={file.name}
                      file={verdict.data?.files.find(({ file_id }) => file_id === fileId)}
                      isAll={service !== undefined && arrivedIds.length === 1}
                    />
                    {panel && (
                      <ForecastPanel
                        fileId={fileId}
                        panelId={String(panel.id)}
                        panelName={panel.name}
                        onCorrected={(corrected) => uploads.replace(file.name, corrected)}
                      />
                    )}
                  </>
                ) : (
                  uploadId && <FindingsSoFar uploadId={uploadId} />
                )
              }
            />
            {arrivedIds.length > 0 && (
              <JobVerdict
                verdict={verdict.data}
                failed={verdict.isError}
                foretold={foretold}
                serviceName={service?.name ?? null}
                total={uploads.all.length}
              />
            )}
          </Stack>
        </Card>
        <Card withBorder padding="lg" component="section" aria-label="Parameters">
          <Stack gap="md">
            <Title order={2}>Parameters</Title>
            {service ? (
              <ParameterFields form={form} />
            ) : (
              <Text c="dimmed">Choose a service to see what it offers.</Text>
            )}
          </Stack>
        </Card>
        {service && terms.length > 0 && (
          <Card withBorder padding="lg" component="section" aria-label="Terms">
            <Stack gap="md">
              <Title order={2}>Terms</Title>
              <TermsFields
                accepted={form.values.terms}
                onChange={(accepted) => {
                  form.setFieldValue('terms', accepted);
                  form.clearFieldError('terms');
                }}
                error={form.errors.terms}
                terms={terms}
                serviceName={service.name}
              />
            </Stack>
          </Card>
        )}
        {submission.isError && !missing && (
          <Refusal error={submission.error} shown={verdict.data} />
        )}
        <Group justify="flex-end">
          {waiting && (
            <>
              <Text size="sm" c="dimmed" role="status">
                The job is submitted when all files have arrived.
              </Text>
              <Button variant="default" size="md" onClick={() => setWaiting(false)}>
                Don’t submit yet
              </Button>
            </>
          )}
          <Button type="submit" size="md" loading={waiting || submission.isPending}>
            Submit job
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** @param shown what the page says of the files already */
function Refusal({ error, shown }: { error: Error; shown: FilesVerdict | undefined }) {
  return error instanceof ApiProblem && error.findings.length > 0 ? (
    <RefusedInput problem={error} shown={shown} />
  ) : (
    <ProblemAlert error={error} />
  );
}

/** The service whose credential is missing: as the API said when it refused, or as the stored list tells before. */
function missingCredential(
  error: Error | null,
  service: ImputationService | undefined,
  credentials: { service_id: number }[] | undefined,
): { id: number; name: string } | null {
  if (service === undefined) return null;
  const refused =
    error instanceof ApiProblem &&
    error.code === 'credentials_missing' &&
    (error.serviceId ?? service.id) === service.id;
  const known = credentials?.some(({ service_id }) => service_id === service.id);
  return refused || known === false ? service : null;
}
