import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatBytes } from '../../../components/format';
import type { UploadState, Uploads } from '../api/useUploads';
import { UploadRow } from './UploadRow';

interface UploadListProps {
  uploads: Uploads;
  /** What is to be said about a file below its progress. */
  details?: (upload: UploadState) => ReactNode;
}

/** How far each file has come. */
export function UploadList({ uploads, details }: UploadListProps) {
  const { all } = uploads;
  const total = all.reduce((sum, { file }) => sum + file.size, 0);
  return (
    <Stack component="ul" className="plain-list" gap="sm" aria-label="Chosen files">
      {all.map((upload) => (
        <Stack component="li" key={upload.id} gap={4}>
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
