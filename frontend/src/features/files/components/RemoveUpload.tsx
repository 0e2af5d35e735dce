import { ActionIcon, Text } from '@mantine/core';
import { useState } from 'react';
import { IconCross } from '../../../components/icons';
import { Question } from '../../../components/Question';
import { useDeleteFiles } from '../api/useDeleteFiles';
import type { UploadState } from '../api/useUploads';

interface RemoveUploadProps {
  upload: UploadState;
  onRemove: () => void;
}

/** Takes a file off the list; whether one that has arrived shall be deleted, too, is asked. */
export function RemoveUpload({ upload, onRemove }: RemoveUploadProps) {
  const { file, fileId, shared } = upload;
  const [asking, setAsking] = useState(false);
  const deletion = useDeleteFiles();
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove ${file.name}`}
        onClick={() => {
          deletion.reset();
          if (fileId === null || shared) onRemove();
          else setAsking(true);
        }}
      >
        <IconCross size={14} />
      </ActionIcon>
      <Question
        opened={asking}
        title="Delete the uploaded file, too?"
        no="Keep it stored"
        yes="Delete it"
        color="red"
        doing={deletion}
        onYes={() =>
          fileId && deletion.mutate([{ id: fileId, filename: file.name }], { onSuccess: onRemove })
        }
        onNo={onRemove}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">
          “{file.name}” has been uploaded. It is taken off this list either way; kept, it can be
          chosen again from the stored files.
        </Text>
      </Question>
    </>
  );
}
