import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { ImputationService } from '../../../api/types';
import { IconSearch } from '../../../components/icons';
import type { JobListState } from '../jobListState';
import { JOB_STATUSES } from '../jobStatus';

interface JobFiltersProps {
  state: JobListState;
  services: ImputationService[];
  onChange: (part: Partial<JobListState>) => void;
}

export function JobFilters({ state, services, onChange }: JobFiltersProps) {
  const [typed, setTyped] = useState(state.q);
  const search = useDebouncedCallback((q: string) => onChange({ q: q.trim() }), 300);
  useEffect(() => setTyped(state.q), [state.q]);

  return (
    <Group role="search" gap="sm" align="flex-end">
      <TextInput
        label="Search"
        placeholder="Name or description"
        type="search"
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          search(currentTarget.value);
        }}
        flex="1 1 220px"
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
