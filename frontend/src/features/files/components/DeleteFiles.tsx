import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { FilePage } from '../../../api/types';
import { Question } from '../../../components/Question';
import { useDeleteFiles } from '../api/useDeleteFiles';
import { named } from '../named';

interface DeleteFilesProps {
  /** One or more. */
  files: FilePage['items'];
}

export function DeleteFiles({ files }: DeleteFilesProps) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteFiles();
  const one = files.length === 1;
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-label={`Delete ${named(files)}`}
        onClick={() => {
          remove.reset();
          setAsking(true);
        }}
      >
        Delete
      </Button>
      <Question
        opened={asking}
        title={one ? 'Delete this file?' : `Delete ${named(files)}?`}
        no={one ? 'Keep it' : 'Keep them'}
        yes={one ? 'Yes, delete file' : 'Yes, delete files'}
        color="red"
        doing={remove}
        onYes={() => remove.mutate(files, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">
          {one ? `“${named(files)}” and its key are` : 'They and their keys are'} removed; nobody
          can bring {one ? 'it' : 'them'} back.
          {files.some((file) => file.job_id) &&
            ` What a job that has not ended needs stays until the job has ended or is cancelled.`}
        </Text>
      </Question>
    </>
  );
}
