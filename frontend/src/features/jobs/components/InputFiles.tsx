import { Group, Stack, Text } from '@mantine/core';
import { Empty } from '../../../components/Empty';
import { formatBytes } from '../../../components/format';
import { IconFile } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useJobFiles } from '../api/useJobFiles';

export function InputFiles({ jobId }: { jobId: string }) {
  const files = useJobFiles(jobId);
  return (
    <Panel title="Input files">
      <Loaded query={files} lines={1}>
        {(list) => {
          const inputs = list.filter(({ file_type }) => file_type === 'input');
          return inputs.length === 0 ? (
            <Empty title="No input files" description="Nothing is stored for this job." />
          ) : (
            <Stack component="ul" className="plain-list" gap={6}>
              {inputs.map((file) => (
                <Group component="li" key={file.id} gap="xs" wrap="nowrap">
                  <IconFile />
                  <Text size="sm" className="mono" flex={1}>
                    {file.filename}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {formatBytes(file.file_size)}
                  </Text>
                </Group>
              ))}
            </Stack>
          );
        }}
      </Loaded>
    </Panel>
  );
}
