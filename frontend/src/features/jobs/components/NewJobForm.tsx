import { Button, Card, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useEffect, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiProblem, toProblem } from '../../../api/problem';
import type { ImputationService } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useCredentials } from '../../credentials/api/useCredentials';
import { SetupRequired } from '../../credentials/components/SetupRequired';
import { useServiceParameters } from '../../services/api/useServiceParameters';
import { useSubmitJob } from '../api/useSubmitJob';
import { emptyJobForm, jobFormSchema } from '../jobForm';
import { FilesField } from './FilesField';
import { ParameterFields } from './ParameterFields';
import { TargetFields } from './TargetFields';
import { TermsFields } from './TermsFields';
import { UploadProgress } from './UploadProgress';

export function NewJobForm({ services }: { services: ImputationService[] }) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const credentials = useCredentials();
  const submission = useSubmitJob();
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
  const missing = missingCredential(submission.error, service, credentials.data);

  const submit = form.onSubmit(
    (values) => {
      if (terms.some(({ id }) => !values.terms.includes(id))) {
        form.setFieldError('terms', 'Accept every term; the service imputes only for those who do');
        return;
      }
      submission.mutate(values, {
        onSuccess: (job) => navigate(`/jobs/${job.id}`),
        onError: (error) => form.setErrors(toProblem(error).fieldErrors()),
      });
    },
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
  );

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
              files={form.values.input_file}
              onChange={(files) => form.setFieldValue('input_file', files)}
              error={form.errors.input_file}
            />
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
        {submission.isError && !missing && !isStopped(submission.error) && (
          <ProblemAlert error={submission.error} />
        )}
        {submission.isPending ? (
          <UploadProgress sent={submission.sent} onStop={submission.stop} />
        ) : (
          <Group justify="flex-end">
            <Button type="submit" size="md">
              Submit job
            </Button>
          </Group>
        )}
      </Stack>
    </form>
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

function isStopped(error: Error): boolean {
  return error.name === 'AbortError';
}
