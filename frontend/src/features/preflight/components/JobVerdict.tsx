import { Alert, Stack, Text } from '@mantine/core';
import type { FilesVerdict } from '../../../api/types';
import { RemarkList } from './RemarkList';

interface JobVerdictProps {
  /** Undefined before the first answer. */
  verdict: FilesVerdict | undefined;
  failed: boolean;
  /** Null while no service is chosen. */
  serviceName: string | null;
}

const COLORS = {
  accepted: 'green',
  accepted_with_warnings: 'yellow',
  would_be_refused: 'red',
};

/** What the server would say hours later, said now, of all files together. */
export function JobVerdict({ verdict, failed, serviceName }: JobVerdictProps) {
  if (failed) {
    // The job can be sent all the same: it is checked once more before it goes out.
    return (
      <Text size="sm" c="dimmed">
        The files could not be checked here; the service checks them.
      </Text>
    );
  }
  if (!verdict?.outcome) return null;
  const { outcome, together, unchecked } = verdict;
  const who = serviceName ?? 'A server';
  const title = {
    accepted: serviceName ? `${serviceName} would take this` : 'Good to send',
    accepted_with_warnings: 'Good to send; look at the warnings',
    would_be_refused: `${who} would refuse this`,
  }[outcome];
  return (
    <Alert
      variant="light"
      color={COLORS[outcome]}
      title={title}
      role={outcome === 'would_be_refused' ? 'alert' : 'status'}
    >
      {(together.length > 0 || unchecked.length > 0) && (
        <Stack gap="xs">
          {together.length > 0 && <RemarkList remarks={together} />}
          {unchecked.map((sentence) => (
            <Text key={sentence} size="sm" c="dimmed">
              Not checked: {sentence}
            </Text>
          ))}
        </Stack>
      )}
    </Alert>
  );
}
