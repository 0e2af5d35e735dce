import { Alert, Group, Stack, Text } from '@mantine/core';
import type { Job } from '../../../api/types';
import { IconError } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';
import { InputFindings } from '../../preflight/components/InputFindings';
import { isCredentialFailure } from '../jobStatus';

/** Why a job failed and what cures it. */
export function FailureCard({ job, serviceName }: { job: Job; serviceName: string }) {
  const credentials = isCredentialFailure(job.error_code);
  const action =
    job.error_action ??
    (credentials
      ? 'Please update your credentials at Settings → Service Credentials'
      : 'Look at the history below, correct the input if it is the cause, and submit a new job.');
  return (
    <Alert color="red" icon={<IconError />} title="Job Failed" role="alert">
      <Stack gap="xs">
        {credentials && (
          <Text size="sm">Your job failed due to an authentication error with {serviceName}.</Text>
        )}
        <Text size="sm">
          <strong>Error:</strong> {job.error_message ?? 'No reason was given.'}
        </Text>
        {job.input_findings.length > 0 && <InputFindings findings={job.input_findings} />}
        <Text size="sm">
          <strong>Action:</strong> {action}
        </Text>
        {credentials && (
          <Group>
            <LinkButton size="xs" to={`/settings/service-credentials?service=${job.service_id}`}>
              Update Credentials
            </LinkButton>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
