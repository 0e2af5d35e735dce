import { Group, Table, Text } from '@mantine/core';
import type { FilePage } from '../../../api/types';
import { formatBytes } from '../../../components/format';
import { RelativeTime } from '../../../components/RelativeTime';
import { TextLink } from '../../../components/TextLink';
import { useRetention } from '../api/useRetention';
import { DeleteFile } from './DeleteFile';
import { KeepFile } from './KeepFile';
import { KeptUntil } from './KeptUntil';

const KIND = { input: 'Input', output: 'Result' } as const;

export function FileTable({ files }: { files: FilePage['items'] }) {
  const { data: policy } = useRetention();
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="xs" highlightOnHover aria-label="Files">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th>Size</Table.Th>
            <Table.Th>Job</Table.Th>
            <Table.Th>Stored</Table.Th>
            <Table.Th>Kept until</Table.Th>
            <Table.Th>
              <span className="visually-hidden">Keep or delete</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map((file) => (
            <Table.Tr key={file.id}>
              <Table.Td>
                <span className="mono page-heading">{file.filename}</span>
                {file.packed_from && <PackedFrom from={file.packed_from} />}
              </Table.Td>
              <Table.Td>{KIND[file.file_type]}</Table.Td>
              <Table.Td>{formatBytes(file.file_size)}</Table.Td>
              <Table.Td>
                {file.job_id ? (
                  <TextLink to={`/jobs/${file.job_id}`} inherit>
                    Show job
                  </TextLink>
                ) : (
                  'none'
                )}
              </Table.Td>
              <Table.Td>
                <RelativeTime at={file.created_at} />
              </Table.Td>
              <Table.Td>
                <KeptUntil expiresAt={file.expires_at} noticeDays={policy?.notice_days ?? 0} />
              </Table.Td>
              <Table.Td>
                <Group gap={4} wrap="nowrap" justify="flex-end">
                  {file.expires_at && policy && <KeepFile file={file} policy={policy} />}
                  <DeleteFile file={file} />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** That a file is not as it came, and how to tell that its text is. */
function PackedFrom({ from }: { from: NonNullable<FilePage['items'][number]['packed_from']> }) {
  return (
    <Text size="xs" c="dimmed" title={`SHA-256 as it came: ${from.sha256}`}>
      Packed in blocks here; came as {from.filename}, {formatBytes(from.file_size)}
    </Text>
  );
}
