import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { FilePage } from '../../../api/types';
import { Question } from '../../../components/Question';
import { useDeleteFile } from '../api/useDeleteFile';

export function DeleteFile({ file }: { file: FilePage['items'][number] }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteFile(file.id);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-label={`Delete ${file.filename}`}
        onClick={() => setAsking(true)}
      >
        Delete
      </Button>
      <Question
        opened={asking}
        title="Delete this file?"
        no="Keep it"
        yes="Yes, delete file"
        color="red"
        doing={remove}
        onYes={() => remove.mutate(undefined, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">
          “{file.filename}” and its key are removed; nobody can bring it back.
          {file.job_id && ' A job that still needs it will fail.'}
        </Text>
      </Question>
    </>
  );
}
