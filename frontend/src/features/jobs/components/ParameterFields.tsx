import { Checkbox, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ServiceParameters } from '../../../api/types';
import { Loaded } from '../../../components/Loaded';
import { useServiceParameters } from '../../services/api/useServiceParameters';
import type { JobFormValues } from '../jobForm';

type Form = UseFormReturnType<JobFormValues>;
type Choice = ServiceParameters['phasing'][number];
type Option = ServiceParameters['options'][number];

/** What the chosen server lets its jobs ask for: no more, and no other values. */
export function ParameterFields({ form }: { form: Form }) {
  const parameters = useServiceParameters(form.values.service_id);
  return (
    <Loaded query={parameters} lines={2}>
      {(offered) => (
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <Choose
              form={form}
              field="phasing"
              label="Phasing"
              description="How unphased genotypes are phased."
              choices={offered.phasing}
            />
            <Choose
              form={form}
              field="r2_filter"
              label="R² filter"
              description="What falls below is dropped for good."
              choices={offered.r2_filters}
            />
            <Choose
              form={form}
              field="mode"
              label="Mode"
              description="What the server shall do."
              choices={offered.modes}
            />
          </SimpleGrid>
          {offered.options.map((option) => (
            <OptionField key={option.id} form={form} option={option} />
          ))}
        </Stack>
      )}
    </Loaded>
  );
}

interface ChooseProps {
  form: Form;
  field: 'phasing' | 'r2_filter' | 'mode';
  label: string;
  description: string;
  choices: Choice[];
}

function Choose({ form, field, choices, ...texts }: ChooseProps) {
  if (choices.length === 0) return null;
  return (
    <Select
      {...texts}
      placeholder="Choose"
      allowDeselect={false}
      data={choices.map(({ key, label }) => ({ value: key, label }))}
      {...form.getInputProps(field)}
    />
  );
}

function OptionField({ form, option }: { form: Form; option: Option }) {
  const value = form.values.options[option.id] ?? option.default_value ?? '';
  const set = (next: string) =>
    form.setFieldValue('options', { ...form.values.options, [option.id]: next });
  const shared = {
    label: option.label,
    description: option.details,
    error: form.errors[`option.${option.id}`],
  };
  if (option.type === 'checkbox') {
    return (
      <Checkbox
        {...shared}
        checked={value === 'true'}
        onChange={(event) => set(String(event.currentTarget.checked))}
      />
    );
  }
  if (option.type === 'choice') {
    return (
      <Select
        {...shared}
        required={option.required}
        clearable={!option.required}
        data={option.choices.map(({ key, label }) => ({ value: key, label }))}
        value={value === '' ? null : value}
        onChange={(next) => set(next ?? '')}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      required={option.required}
      inputMode={option.type === 'number' ? 'decimal' : 'text'}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
