import { Alert, Stack, Text } from '@mantine/core';
import type { Ref } from 'react';
import { ApiProblem } from '../../../api/problem';
import type { FilesVerdict } from '../../../api/types';
import { IconWarning } from '../../../components/icons';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { TextLink } from '../../../components/TextLink';
import { RefusedInput } from './RefusedInput';

interface RefusalProps {
  /** Takes the focus when a submission has failed. */
  ref: Ref<HTMLDivElement>;
  error: Error | null;
  /** What the page says of the files already. */
  shown: FilesVerdict | undefined;
  /** Whether what was sent may have become a job all the same. */
  isOpen: boolean;
  onSent: () => void;
}

/** Why the job was not made, or that nobody knows whether it was. */
export function Refusal({ ref, error, shown, isOpen, onSent }: RefusalProps) {
  if (!error && !isOpen) return null;
  return (
    <Stack ref={ref} tabIndex={-1} gap="sm" className="quiet-focus">
      {error instanceof ApiProblem && error.findings.length > 0 ? (
        <RefusedInput problem={error} shown={shown} onSent={onSent} />
      ) : (
        error && <ProblemAlert error={error} />
      )}
      {isOpen && (
        <Alert
          color="yellow"
          icon={<IconWarning />}
          title="The job may have been made"
          role="alert"
        >
          <Text size="sm">
            It was sent, and no answer came. Submitted again as it is, it makes no second job; if
            you change something, that is sent as another job. Look at{' '}
            <TextLink to="/jobs" inherit>
              Jobs
            </TextLink>{' '}
            first; what you have filled in stays here.
          </Text>
        </Alert>
      )}
    </Stack>
  );
}
