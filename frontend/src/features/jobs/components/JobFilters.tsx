import { Group, Select } from '@mantine/core';
import type { ImputationService } from '../../../api/types';
import { SearchField } from '../../../components/SearchField';
import type { JobListState } from '../jobListState';
import { JOB_STATUSES } from '../jobStatus';

interface JobFiltersProps {
  state: JobListState;
  services: ImputationService[];
  onChange: (part: Partial<JobListState>) => void;
}

export function JobFilters({ state, services, onChange }: JobFiltersProps) {
  return (
    <Group role="search" gap="sm" align="flex-end">
      <SearchField
        placeholder="Name or description"
        value={state.q}
        onSearch={(q) => onChange({ q })}
      />
      <Select
        label="Status"
        placeholder="All"
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the status filter' }}
        data={[...JOB_STATUSES]}
        value={state.status}
        onChange={(value) =>
          onChange({ status: JOB_STATUSES.find((status) => status === value) ?? null })
        }
        w={160}
      />
      <Select
        label="Service"
        placeholder="All"
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the service filter' }}
        data={services.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={state.service}
        onChange={(service) => onChange({ service })}
        w={220}
      />
    </Group>
  );
}
