import { Table, UnstyledButton } from '@mantine/core';
import type { Job } from '../../../api/types';
import { RelativeTime } from '../../../components/RelativeTime';
import { TextLink } from '../../../components/TextLink';
import { JobStatusBadge } from './JobStatusBadge';

const COLUMNS = [
  { key: 'name', label: 'Name', sortable: true },
  { key: 'service_id', label: 'Service', sortable: false },
  { key: 'build', label: 'Build', sortable: false },
  { key: 'status', label: 'Status', sortable: true },
  { key: 'progress_percentage', label: 'Progress', sortable: false },
  { key: 'created_at', label: 'Created', sortable: true },
] as const;

interface JobTableProps {
  jobs: Job[];
  serviceName: (id: number) => string;
  /** "field,asc" or "field,desc"; without it the columns cannot be sorted. */
  sort?: string;
  onSort?: (sort: string) => void;
}

export function JobTable({ jobs, serviceName, sort, onSort }: JobTableProps) {
  const [sorted, direction] = (sort ?? '').split(',');
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing="sm" highlightOnHover aria-label="Jobs">
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map(({ key, label, sortable }) => (
              <Table.Th key={key} aria-sort={sorted === key ? spoken(direction) : undefined}>
                {sortable && onSort ? (
                  <UnstyledButton
                    className="sort-button"
                    fz="sm"
                    onClick={() => onSort(nextSort(key, sorted, direction))}
                  >
                    {label}
                    <span aria-hidden="true">{sorted === key ? arrow(direction) : '↕'}</span>
                  </UnstyledButton>
                ) : (
                  label
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {jobs.map((job) => (
            <Table.Tr key={job.id}>
              <Table.Td className="page-heading">
                <TextLink to={`/jobs/${job.id}`} inherit fw={600}>
                  {job.name}
                </TextLink>
              </Table.Td>
              <Table.Td>{serviceName(job.service_id)}</Table.Td>
              <Table.Td>{job.build}</Table.Td>
              <Table.Td>
                <JobStatusBadge status={job.status} attention={job.attention} />
              </Table.Td>
              <Table.Td>{job.progress_percentage} %</Table.Td>
              <Table.Td>
                <RelativeTime at={job.created_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function spoken(direction: string | undefined) {
  return direction === 'asc' ? 'ascending' : 'descending';
}

function arrow(direction: string | undefined) {
  return direction === 'asc' ? '↑' : '↓';
}

function nextSort(key: string, sorted: string | undefined, direction: string | undefined) {
  if (sorted === key) return `${key},${direction === 'asc' ? 'desc' : 'asc'}`;
  // Dates start with the newest, words with A.
  return key === 'created_at' ? `${key},desc` : `${key},asc`;
}
