import { Checkbox, Group, Table, Text } from '@mantine/core';
import type { FilePage } from '../../../api/types';
import { formatBytes } from '../../../components/format';
import { RelativeTime } from '../../../components/RelativeTime';
import { SortHeader } from '../../../components/SortHeader';
import { TextLink } from '../../../components/TextLink';
import { WideTable } from '../../../components/WideTable';
import { useRetention } from '../api/useRetention';
import { DeleteFiles } from './DeleteFiles';
import { KeepFiles } from './KeepFiles';
import { KeptUntil } from './KeptUntil';

const KIND = { input: 'Input', output: 'Result' } as const;

interface FileTableProps {
  files: FilePage['items'];
  /** Ids of those that something shall be done with. */
  chosen: Set<string>;
  onChoose: (ids: string[], chosen: boolean) => void;
  /** "column,asc" or "column,desc" */
  sort: string;
  onSort: (sort: string) => void;
}

export function FileTable({ files, chosen, onChoose, sort, onSort }: FileTableProps) {
  const { data: policy } = useRetention();
  const here = files.filter(({ id }) => chosen.has(id));
  const order = { sort, onSort };
  return (
    <WideTable label="Files" minWidth={760}>
      <Table verticalSpacing="xs" highlightOnHover aria-label="Files">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Checkbox
                size="xs"
                aria-label="Choose all files of this page"
                checked={here.length === files.length}
                indeterminate={here.length > 0 && here.length < files.length}
                onChange={(event) =>
                  onChoose(
                    files.map(({ id }) => id),
                    event.currentTarget.checked,
                  )
                }
              />
            </Table.Th>
            <SortHeader column="filename" label="Name" {...order} />
            <Table.Th>Kind</Table.Th>
            <SortHeader column="file_size" label="Size" first="desc" {...order} />
            <Table.Th>Job</Table.Th>
            <SortHeader column="created_at" label="Stored" first="desc" {...order} />
            <SortHeader column="expires_at" label="Kept until" {...order} />
            <Table.Th>
              <span className="visually-hidden">Keep or delete</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map((file) => (
            <Table.Tr key={file.id}>
              <Table.Td>
                <Checkbox
                  size="xs"
                  aria-label={`Choose ${file.filename}`}
                  checked={chosen.has(file.id)}
                  onChange={(event) => onChoose([file.id], event.currentTarget.checked)}
                />
              </Table.Td>
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
                  {file.expires_at && policy && <KeepFiles files={[file]} policy={policy} />}
                  <DeleteFiles files={[file]} />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
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
