import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { FilePage } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
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
      <Modal opened={asking} onClose={() => setAsking(false)} title="Delete this file?">
        <Stack gap="md">
          {remove.isError && <ProblemAlert error={remove.error} />}
          <Text size="sm">
            “{file.filename}” and its key are removed; nobody can bring it back.
            {file.job_id && ' A job that still needs it will fail.'}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              Keep it
            </Button>
            <Button
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate(undefined, { onSuccess: () => setAsking(false) })}
            >
              Yes, delete file
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
