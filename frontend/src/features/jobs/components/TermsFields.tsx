import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ServiceParameters } from '../../../api/types';

interface TermsFieldsProps {
  accepted: string[];
  onChange: (accepted: string[]) => void;
  error?: ReactNode;
  terms: ServiceParameters['terms'];
  serviceName: string;
}

/** The server's terms in its own words: each a promise that the researcher makes for this job. */
export function TermsFields({ accepted, onChange, error, terms, serviceName }: TermsFieldsProps) {
  return (
    <Stack gap="md">
      <Text size="sm">
        {serviceName} asks everyone who submits a job to promise this. Your consent is stored with
        the job.
      </Text>
      <Checkbox.Group aria-label={`Terms of ${serviceName}`} value={accepted} onChange={onChange}>
        <Stack gap="sm">
          {terms.map(({ id, text }) => (
            <Checkbox key={id} value={id} label={text} />
          ))}
        </Stack>
      </Checkbox.Group>
      {error && (
        <Alert color="red" role="alert">
          {error}
        </Alert>
      )}
    </Stack>
  );
}
