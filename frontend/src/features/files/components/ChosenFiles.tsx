import { Button, Group, Text } from '@mantine/core';
import type { FilePage } from '../../../api/types';
import { formatBytes } from '../../../components/format';
import { useRetention } from '../api/useRetention';
import { DeleteFiles } from './DeleteFiles';
import { KeepFiles } from './KeepFiles';

interface ChosenFilesProps {
  files: FilePage['items'];
  onNone: () => void;
}

/** What can be done with several files at once; nothing while none is chosen. */
export function ChosenFiles({ files, onNone }: ChosenFilesProps) {
  const { data: policy } = useRetention();
  if (files.length === 0) return null;
  const going = files.filter(({ expires_at }) => expires_at);
  const size = files.reduce((sum, { file_size }) => sum + file_size, 0);
  return (
    <Group gap="xs" role="group" aria-label="Chosen files">
      <Text size="sm" role="status">
        {files.length} chosen, {formatBytes(size)}
      </Text>
      {going.length > 0 && policy && <KeepFiles files={going} policy={policy} />}
      <DeleteFiles files={files} />
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onNone}>
        Choose none
      </Button>
    </Group>
  );
}
