import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ServiceParameters } from '../../../api/types';
import type { JobFormValues } from '../jobForm';

interface TermsFieldsProps {
  form: UseFormReturnType<JobFormValues>;
  terms: ServiceParameters['terms'];
  serviceName: string;
}

/** The server's terms in its own words: each a promise that the researcher makes for this job. */
export function TermsFields({ form, terms, serviceName }: TermsFieldsProps) {
  return (
    <Stack gap="md">
      <Text size="sm">
        {serviceName} asks everyone who submits a job to promise this. Your consent is stored with
        the job.
      </Text>
      <Checkbox.Group
        aria-label={`Terms of ${serviceName}`}
        value={form.values.terms}
        onChange={(accepted) => {
          form.setFieldValue('terms', accepted);
          form.clearFieldError('terms');
        }}
      >
        <Stack gap="sm">
          {terms.map(({ id, text }) => (
            <Checkbox key={id} value={id} label={text} />
          ))}
        </Stack>
      </Checkbox.Group>
      {form.errors.terms && (
        <Alert color="red" role="alert">
          {form.errors.terms}
        </Alert>
      )}
    </Stack>
  );
}
