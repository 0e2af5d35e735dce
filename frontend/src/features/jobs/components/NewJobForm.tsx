import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiProblem, toProblem } from '../../../api/problem';
import type { ImputationService } from '../../../api/types';
import { AskBeforeLeaving } from '../../../components/AskBeforeLeaving';
import { useCredentials } from '../../credentials/api/useCredentials';
import { SetupRequired } from '../../credentials/components/SetupRequired';
import { type UploadState, useUploads } from '../../files/api/useUploads';
import { useFilesVerdict } from '../../preflight/api/useFilesVerdict';
import { useServicePanels } from '../../services/api/useServicePanels';
import { useServiceParameters } from '../../services/api/useServiceParameters';
import { isFinal, useSubmitJob } from '../api/useSubmitJob';
import { dropDraft, isWorthNaming, readDraft } from '../draft';
import { jobFormSchema, startOf } from '../jobForm';
import { useDelivery } from '../useDelivery';
import { useKeptDraft } from '../useKeptDraft';
import { InputFields } from './InputFields';
import { ParameterFields } from './ParameterFields';
import { Refusal } from './Refusal';
import { RestoredDraft } from './RestoredDraft';
import { TargetFields } from './TargetFields';
import { TermsFields } from './TermsFields';

interface NewJobFormProps {
  services: ImputationService[];
  /** Whose form it is; null where that is not known, and then nothing is kept of it. */
  userId: number | null;
  onAnew: () => void;
}

export function NewJobForm({ services, userId, onAnew }: NewJobFormProps) {
  const navigate = useNavigate();
  const credentials = useCredentials();
  const [draft] = useState(() => (userId === null ? null : readDraft(userId)));
  const forget = () => userId !== null && dropDraft(userId);
  const submission = useSubmitJob({ before: draft?.open ?? null, onMade: forget });
  const uploads = useUploads(draft?.files);
  const start = useStart(draft?.values ?? null, services);
  const form = useForm({
    initialValues: start.values,
    validate: schemaResolver(jobFormSchema, { sync: true }),
  });
  const service = services.find(({ id }) => String(id) === form.values.service_id);
  const terms = useServiceParameters(form.values.service_id).data?.terms ?? [];
  const panel = useServicePanels(form.values.service_id).data?.find(
    ({ id }) => String(id) === form.values.reference_panel_id,
  );
  const verdict = useFilesVerdict(
    uploads.all.flatMap(({ fileId }) => fileId ?? []),
    {
      serviceId: form.values.service_id,
      panelId: form.values.reference_panel_id,
      build: form.values.build,
      phasing: form.values.phasing,
    },
  );
  const missing = missingCredential(submission.error, service, credentials.data);
  const needsSetup = missing !== null && isCredentialMissing(submission.error);

  const delivery = useDelivery(uploads, () =>
    submission.mutate(
      { values: form.getValues(), files: uploads.all.map(({ fileId }) => fileId ?? '') },
      {
        onSuccess: (job) => navigate(`/jobs/${job.id}`),
        onError: (error) => {
          const problem = toProblem(error);
          if (problem.jobId || !isFinal(error)) uploads.share();
          const { input_file_ids, ...fields } = problem.fieldErrors();
          delivery.setError(input_file_ids);
          form.setErrors(fields);
        },
      },
    ),
  );

  const submit = form.onSubmit(
    (values) => {
      if (!delivery.check()) return;
      if (terms.some(({ id }) => !values.terms.includes(id))) {
        form.setFieldError('terms', 'Accept every term; the service imputes only for those who do');
        return;
      }
      submission.reset();
      delivery.begin();
    },
    (errors) => {
      delivery.check();
      form.getInputNode(Object.keys(errors)[0] ?? '')?.focus();
    },
  );

  useKeptDraft(
    userId,
    { values: form.values, files: uploads.all.map(keptOf), open: submission.open },
    submission.isSuccess,
  );

  // A refusal is about the files that were sent.
  const chosen = uploads.all.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the files change
  useEffect(() => {
    if (submission.isError) submission.reset();
  }, [chosen]);

  // What is missing is shown beside the service, far above the button that was pressed; all else beside the button.
  const setup = useRef<HTMLDivElement>(null);
  const refusal = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each failed submission
  useEffect(() => {
    if (!submission.error) return;
    const place = needsSetup ? setup.current : refusal.current;
    place?.scrollIntoView({ block: 'center' });
    if (!needsSetup) place?.focus({ preventScroll: true });
  }, [submission.error]);

  const isSending = delivery.waiting || submission.isPending;
  return (
    <form
      noValidate
      // React tells of forms in dialogs, too.
      onSubmit={(event) => event.target === event.currentTarget && submit(event)}
      aria-label="New job"
    >
      <Stack gap="lg">
        {draft && isWorthNaming(draft) && <RestoredDraft onAnew={onAnew} />}
        <Card withBorder padding="lg" component="section" aria-label="Service and panel">
          <Stack gap="md">
            <Title order={2}>Service and panel</Title>
            <TargetFields form={form} services={services} filledFor={start.filledFor} />
            <div ref={setup}>
              {missing && (
                <SetupRequired
                  service={missing}
                  onSaved={isKnown(missing, credentials.data) ? undefined : submission.reset}
                />
              )}
            </div>
          </Stack>
        </Card>
        <InputFields
          form={form}
          uploads={uploads}
          filesError={delivery.error}
          verdict={verdict}
          service={service}
          panel={panel}
        />
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
        <Refusal
          ref={refusal}
          error={needsSetup ? null : submission.error}
          shown={verdict.data}
          isOpen={submission.open !== null && !submission.isPending && !submission.isSuccess}
          onSent={forget}
        />
        <Group justify="flex-end">
          {delivery.waiting && (
            <>
              <Text size="sm" c="dimmed" role="status">
                The job is submitted when all files have arrived.
              </Text>
              <Button variant="default" size="md" onClick={delivery.hold}>
                Don’t submit yet
              </Button>
            </>
          )}
          <Button type="submit" size="md" loading={isSending}>
            Submit job
          </Button>
        </Group>
      </Stack>
      <AskBeforeLeaving
        when={delivery.waiting || uploads.all.some(isOnItsWay)}
        title="Leave while files are on their way?"
        text="Their uploads stop, and the job is not submitted. What you have filled in and what has arrived is kept: come back to New job, choose the same files again, and they go on where they stopped."
      />
    </form>
  );
}

/** What the form begins with. The service that the address names is taken once, for later another one may be chosen. */
function useStart(kept: Parameters<typeof startOf>[0], services: ImputationService[]) {
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('service');
  const [start] = useState(() =>
    startOf(
      kept,
      wanted,
      services.map(({ id }) => String(id)),
    ),
  );
  useEffect(() => {
    if (wanted !== null) setSearch({}, { replace: true });
  }, [wanted, setSearch]);
  return start;
}

function isOnItsWay({ status }: UploadState): boolean {
  return status === 'uploading' || status === 'waiting';
}

function keptOf({ file: { name, size, lastModified }, fileId, shared }: UploadState) {
  return { file: { name, size, lastModified }, fileId, shared };
}

function isCredentialMissing(error: Error | null): boolean {
  return error instanceof ApiProblem && error.code === 'credentials_missing';
}

/** The service whose credential is missing: as the API said when it refused, or as the stored list tells before. */
function missingCredential(
  error: Error | null,
  service: ImputationService | undefined,
  credentials: { service_id: number }[] | undefined,
): ImputationService | null {
  if (service === undefined) return null;
  const refused =
    error instanceof ApiProblem &&
    isCredentialMissing(error) &&
    (error.serviceId ?? service.id) === service.id;
  return refused || isKnown(service, credentials) === false ? service : null;
}

/** Whether a credential is stored; undefined before the list is there. */
function isKnown({ id }: ImputationService, credentials: { service_id: number }[] | undefined) {
  return credentials?.some(({ service_id }) => service_id === id);
}
