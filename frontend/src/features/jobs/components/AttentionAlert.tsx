import { Alert, Group, Stack, Text } from '@mantine/core';
import type { Job } from '../../../api/types';
import { IconWarning } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';
import { explainAttention } from '../jobStatus';

/** Why a job waits, and whether the user has to do something. */
export function AttentionAlert({ job, serviceName }: { job: Job; serviceName: string }) {
  if (job.attention == null) return null;
  const { title, explanation } = explainAttention(job.attention, serviceName);
  return (
    <Alert color="yellow" icon={<IconWarning />} title={title} role="status">
      <Stack gap="sm">
        {explanation && <Text size="sm">{explanation}</Text>}
        {job.attention_message && <Text size="sm">{job.attention_message}</Text>}
        {job.attention === 'credentials_rejected' && (
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
