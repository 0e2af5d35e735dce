import { Alert, Stack, Text } from '@mantine/core';
import type { FilesVerdict } from '../../../api/types';
import { RemarkList } from './RemarkList';

interface JobVerdictProps {
  /** Undefined before the first answer. */
  verdict: FilesVerdict | undefined;
  failed: boolean;
  /** Null while no service is chosen. */
  serviceName: string | null;
  /** The gravest of what the panel's sites foretell; refuses nothing, for servers keep their limits to themselves. */
  foretold?: 'error' | 'warning' | 'info' | null;
  /** How many files the job will have; those that are still on their way are not judged. */
  total: number;
}

const COLORS = {
  accepted: 'green',
  accepted_with_warnings: 'yellow',
  would_be_refused: 'red',
};

/** What the server would say hours later, said now, of all files together. */
export function JobVerdict({ verdict, failed, serviceName, foretold, total }: JobVerdictProps) {
  if (failed) {
    // The job can be sent all the same: it is checked once more before it goes out.
    return (
      <Text size="sm" c="dimmed">
        The files could not be checked here; the service checks them.
      </Text>
    );
  }
  if (!verdict) return null;
  const checked = verdict.files.filter(({ inspected }) => inspected).length;
  // Files that are not there yet can spoil what was found good, not mend what would be refused.
  if (checked < total && total > 1 && verdict.outcome !== 'would_be_refused') {
    return (
      <Alert
        variant="light"
        color="gray"
        title={`${checked} of ${total} files checked so far`}
        role="status"
      />
    );
  }
  if (!verdict.outcome) return null;
  const { together, unchecked } = verdict;
  // Each file has its own findings below its name; nobody is there yet who would take or refuse them.
  if (serviceName === null && together.length === 0 && unchecked.length === 0) return null;
  const outcome =
    verdict.outcome === 'accepted' && foretold === 'warning'
      ? 'accepted_with_warnings'
      : verdict.outcome;
  const isDoubtful = foretold === 'error' && outcome !== 'would_be_refused';
  const who = serviceName ?? 'A server';
  const title = isDoubtful
    ? 'Look at the forecast before you send this'
    : {
        accepted: serviceName ? `${serviceName} would take this` : 'Good to send',
        accepted_with_warnings: 'Good to send; look at the warnings',
        would_be_refused: `${who} would refuse this`,
      }[outcome];
  return (
    <Alert
      variant="light"
      color={isDoubtful ? 'red' : COLORS[outcome]}
      title={title}
      role={isDoubtful || outcome === 'would_be_refused' ? 'alert' : 'status'}
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
