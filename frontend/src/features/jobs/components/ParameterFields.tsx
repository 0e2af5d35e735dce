import { Select, SimpleGrid } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type JobFormValues, MODES, PHASING, R2_FILTERS } from '../jobForm';

export function ParameterFields({ form }: { form: UseFormReturnType<JobFormValues> }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <Select
        label="Phasing"
        description="How unphased genotypes are phased."
        allowDeselect={false}
        data={PHASING}
        {...form.getInputProps('phasing')}
      />
      <Select
        label="R² filter"
        description="What falls below is dropped for good."
        allowDeselect={false}
        data={R2_FILTERS}
        {...form.getInputProps('r2_filter')}
      />
      <Select
        label="Mode"
        description="What the server shall do."
        allowDeselect={false}
        data={MODES}
        {...form.getInputProps('mode')}
      />
    </SimpleGrid>
  );
}
