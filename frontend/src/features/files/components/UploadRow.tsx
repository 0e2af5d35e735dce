import { Button, Group, Progress, Text } from '@mantine/core';
import { formatBytes } from '../../../components/format';
import { IconFile } from '../../../components/icons';
import { ProblemAlert } from '../../../components/ProblemAlert';
import type { UploadState, Uploads } from '../api/useUploads';
import { RemoveUpload } from './RemoveUpload';

/** One file: how far it has come, and what can be done with it. */
export function UploadRow({ upload, uploads }: { upload: UploadState; uploads: Uploads }) {
  const { id, file, status, sent, problem } = upload;
  const percent = file.size === 0 ? 0 : Math.floor((sent * 100) / file.size);
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <IconFile />
        <Text size="sm" className="mono" flex={1}>
          {file.name}
        </Text>
        <Text size="sm" c="dimmed">
          {wordsOf(upload, percent)}
        </Text>
        {status === 'uploading' && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Pause ${file.name}`}
            onClick={() => uploads.pause(id)}
          >
            Pause
          </Button>
        )}
        {(status === 'paused' || status === 'failed') && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Resume ${file.name}`}
            onClick={() => uploads.resume(id)}
          >
            Resume
          </Button>
        )}
        <RemoveUpload upload={upload} onRemove={() => uploads.remove(id)} />
      </Group>
      {status === 'missing' && (
        <Text size="sm">
          It is not here as a whole. Choose the same file again; what has arrived is not sent again.
        </Text>
      )}
      {status !== 'done' && status !== 'missing' && (
        <Progress
          value={percent}
          size="sm"
          color={status === 'failed' ? 'red' : undefined}
          aria-label={`Upload of ${file.name}`}
        />
      )}
      {problem && <ProblemAlert error={problem} />}
    </>
  );
}

const WORDS = { waiting: ', waiting', uploading: '', paused: ', paused', failed: ', stopped' };

function wordsOf({ file, status }: UploadState, percent: number): string {
  const size = formatBytes(file.size);
  if (status === 'missing') return `${size}, not whole`;
  if (status === 'done') return `${size}, ${file.lastModified === null ? 'stored' : 'uploaded'}`;
  return `${percent} % of ${size}${WORDS[status]}`;
}
