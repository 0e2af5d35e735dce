import { Alert, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { ApiProblem } from '../../../api/problem';
import type { FilesVerdict } from '../../../api/types';
import { IconError } from '../../../components/icons';
import { LinkButton } from '../../../components/LinkButton';
import { InputFindings } from '../../preflight/components/InputFindings';
import { SendAnyway } from './SendAnyway';

interface RefusedInputProps {
  problem: ApiProblem;
  /** What the page says of the files already, and does not say again. */
  shown: FilesVerdict | undefined;
  /** Called when the kept job goes out all the same. */
  onSent: () => void;
}

function sentencesOf(verdict: FilesVerdict | undefined): string[] {
  if (!verdict) return [];
  return [...verdict.files.flatMap(({ reasons }) => reasons), ...verdict.together].map(
    ({ sentence }) => sentence,
  );
}

/** The service would end the job for what is in its files, so it was not sent; what was found, and where the job is kept. */
export function RefusedInput({ problem, shown, onSent }: RefusedInputProps) {
  const navigate = useNavigate();
  const elsewhere = new Set(sentencesOf(shown));
  const findings = problem.findings.filter(({ sentence }) => !elsewhere.has(sentence));
  return (
    <Alert color="red" icon={<IconError />} title={problem.title} role="alert">
      <Stack gap="xs">
        <Text size="sm">
          {findings.length > 0
            ? 'Nothing was sent. This is what was found:'
            : 'Nothing was sent. What was found stands with the files above.'}
        </Text>
        {findings.length > 0 && <InputFindings findings={findings} />}
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
            <SendAnyway
              jobId={problem.jobId}
              size="xs"
              onSent={() => {
                onSent();
                navigate(`/jobs/${problem.jobId}`);
              }}
            />
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
