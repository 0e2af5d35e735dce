import { Table } from '@mantine/core';
import type { Job } from '../../../api/types';
import { RelativeTime } from '../../../components/RelativeTime';
import { SortHeader } from '../../../components/SortHeader';
import { TextLink } from '../../../components/TextLink';
import { WideTable } from '../../../components/WideTable';
import { JobStatusBadge } from './JobStatusBadge';

/** With `first` it can be sorted by: that way at first. */
const COLUMNS = [
  { key: 'name', label: 'Name', first: 'asc' },
  { key: 'status', label: 'Status', first: 'asc' },
  { key: 'service_id', label: 'Service', first: null },
  { key: 'build', label: 'Build', first: null },
  { key: 'progress_percentage', label: 'Progress', first: null },
  { key: 'created_at', label: 'Created', first: 'desc' },
] as const;

interface JobTableProps {
  jobs: Job[];
  serviceName: (id: number) => string;
  /** "field,asc" or "field,desc"; without it the columns cannot be sorted. */
  sort?: string;
  onSort?: (sort: string) => void;
}

export function JobTable({ jobs, serviceName, sort, onSort }: JobTableProps) {
  return (
    <WideTable label="Jobs" minWidth={640}>
      <Table verticalSpacing="sm" highlightOnHover aria-label="Jobs">
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map(({ key, label, first }) =>
              first && sort && onSort ? (
                <SortHeader
                  key={key}
                  column={key}
                  label={label}
                  sort={sort}
                  onSort={onSort}
                  first={first}
                />
              ) : (
                <Table.Th key={key}>{label}</Table.Th>
              ),
            )}
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
              <Table.Td>
                <JobStatusBadge status={job.status} attention={job.attention} />
              </Table.Td>
              <Table.Td>{serviceName(job.service_id)}</Table.Td>
              <Table.Td>{job.build}</Table.Td>
              <Table.Td>{job.progress_percentage} %</Table.Td>
              <Table.Td>
                <RelativeTime at={job.created_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
