import { Alert, Text } from '@mantine/core';
import type { FilesVerdict } from '../../../api/types';
import { RemarkList } from './RemarkList';

interface FileFindingsProps {
  filename: string;
  /** Undefined while nothing is known of it. */
  file: FilesVerdict['files'][number] | undefined;
  /** Whether it is all of the job, so that the job's verdict below is its own. */
  isAll: boolean;
}

/** What was found in one file, below its name. */
export function FileFindings({ filename, file, isAll }: FileFindingsProps) {
  if (!file?.inspected) {
    return (
      <Text size="sm" c="dimmed" role="status">
        Checking what is in {filename} …
      </Text>
    );
  }
  if (file.reasons.length === 0) {
    return (
      <Text size="sm" c="dimmed" role="status">
        Nothing wrong was found
      </Text>
    );
  }
  const refused = file.reasons.some(({ severity }) => severity === 'error');
  const warned = file.reasons.some(({ severity }) => severity === 'warning');
  const verdict = refused
    ? 'This file would be refused'
    : warned
      ? 'Look at the warnings'
      : 'Good to know';
  return (
    <Alert
      variant="light"
      color={refused ? 'red' : warned ? 'yellow' : 'blue'}
      title={isAll ? 'Found in this file' : verdict}
      role={refused ? 'alert' : 'status'}
    >
      <RemarkList remarks={file.reasons} />
    </Alert>
  );
}
