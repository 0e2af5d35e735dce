import { Alert, Group, Stack, Text } from '@mantine/core';
import type { ApiProblem } from '../../../api/problem';
import { IconError } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';
import { InputFindings } from '../../preflight/components/InputFindings';

/** The service would end the job for what is in its files, so it was not sent; what was found, and where the job is kept. */
export function RefusedInput({ problem }: { problem: ApiProblem }) {
  return (
    <Alert color="red" icon={<IconError />} title={problem.title} role="alert">
      <Stack gap="xs">
        <Text size="sm">Nothing was sent. This is what was found:</Text>
        <InputFindings findings={problem.findings} />
        {problem.action && (
          <Text size="sm" fw={600}>
            {problem.action}
          </Text>
        )}
        {problem.jobId && (
          <Group>
            <LinkButton size="xs" variant="default" to={`/jobs/${problem.jobId}`}>
              Open the kept job
            </LinkButton>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
