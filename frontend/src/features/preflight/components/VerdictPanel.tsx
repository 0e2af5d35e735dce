import { Alert, Button, Code, CopyButton, Group, List, Stack, Text } from '@mantine/core';
import type { Verdict } from '../../../api/types';
import { useVerdict } from '../api/useVerdict';

interface VerdictPanelProps {
  fileId: string;
  filename: string;
  build: string | null;
  phasing: string | null;
}

type Remark = Verdict['reasons'][number];

const TITLES: Record<Verdict['outcome'], string> = {
  accepted: 'Nothing wrong was found',
  accepted_with_warnings: 'Good to send; look at the warnings',
  would_be_refused: 'A server would refuse this file',
};

const COLORS: Record<Verdict['outcome'], string> = {
  accepted: 'green',
  accepted_with_warnings: 'yellow',
  would_be_refused: 'red',
};

/** What the server would say hours later, said now: why, and the command that mends it. */
export function VerdictPanel({ fileId, filename, build, phasing }: VerdictPanelProps) {
  const { data: verdict, isError } = useVerdict(fileId, build, phasing);
  if (isError) {
    // The job can be sent all the same: the check is a help, not a gate.
    return (
      <Text size="sm" c="dimmed">
        {filename} could not be checked here; the service checks it.
      </Text>
    );
  }
  if (!verdict) {
    return (
      <Text size="sm" c="dimmed" role="status">
        Checking what is in {filename} …
      </Text>
    );
  }
  return (
    <Alert
      variant="light"
      color={COLORS[verdict.outcome]}
      title={TITLES[verdict.outcome]}
      role={verdict.outcome === 'would_be_refused' ? 'alert' : 'status'}
    >
      {verdict.reasons.length > 0 && (
        <List size="sm" spacing="xs">
          {verdict.reasons.map((remark) => (
            <List.Item key={remark.sentence}>
              <RemarkItem remark={remark} />
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

function RemarkItem({ remark: { severity, sentence, cure } }: { remark: Remark }) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={severity === 'error' ? 600 : undefined}>
        {sentence}
      </Text>
      {cure && (
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Code flex={1} className="breaks">
            {cure}
          </Code>
          <CopyButton value={cure}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        </Group>
      )}
    </Stack>
  );
}
