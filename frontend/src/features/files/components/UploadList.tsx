import { ActionIcon, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { formatBytes } from '../../../components/format';
import { IconCross, IconFile } from '../../../components/icons';
import { ProblemAlert } from '../../../components/ProblemAlert';
import type { UploadState, Uploads } from '../api/useUploads';

interface UploadListProps {
  uploads: Uploads;
  /** What is to be said about a file below its progress. */
  details?: (upload: UploadState) => ReactNode;
}

/** How far each file has come; asks before the page is left while one is on its way. */
export function UploadList({ uploads, details }: UploadListProps) {
  const { all } = uploads;
  const busy = all.some(({ status }) => status === 'uploading' || status === 'waiting');
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);

  const total = all.reduce((sum, { file }) => sum + file.size, 0);
  return (
    <Stack component="ul" className="plain-list" gap="sm" aria-label="Chosen files">
      {all.map((upload) => (
        <Stack component="li" key={upload.file.name} gap={4}>
          <UploadRow upload={upload} uploads={uploads} />
          {details?.(upload)}
        </Stack>
      ))}
      {all.length > 1 && (
        <Text component="li" size="sm" c="dimmed">
          {all.length} files, {formatBytes(total)}
        </Text>
      )}
    </Stack>
  );
}

function UploadRow({ upload, uploads }: { upload: UploadState; uploads: Uploads }) {
  const { file, status, sent, problem } = upload;
  const percent = file.size === 0 ? 0 : Math.floor((sent * 100) / file.size);
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <IconFile />
        <Text size="sm" className="mono" flex={1}>
          {file.name}
        </Text>
        <Text size="sm" c="dimmed">
          {status === 'done'
            ? `${formatBytes(file.size)}, uploaded`
            : `${percent} % of ${formatBytes(file.size)}${WORDS[status]}`}
        </Text>
        {status === 'uploading' && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Pause ${file.name}`}
            onClick={() => uploads.pause(file.name)}
          >
            Pause
          </Button>
        )}
        {(status === 'paused' || status === 'failed') && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Resume ${file.name}`}
            onClick={() => uploads.resume(file.name)}
          >
            Resume
          </Button>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove ${file.name}`}
          onClick={() => uploads.remove(file.name)}
        >
          <IconCross size={14} />
        </ActionIcon>
      </Group>
      {status !== 'done' && (
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
