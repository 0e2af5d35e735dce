import { Select, SimpleGrid, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef } from 'react';
import type { ImputationService, ReferencePanel, ServiceParameters } from '../../../api/types';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useServicePanels } from '../../services/api/useServicePanels';
import { useServiceParameters } from '../../services/api/useServiceParameters';
import { defaultsOf, type JobFormValues } from '../jobForm';

interface TargetFieldsProps {
  form: UseFormReturnType<JobFormValues>;
  services: ImputationService[];
  /** The service whose parameters the form has from before. */
  filledFor: string | null;
}

/** Service → panel of that service → build and population of that panel. */
export function TargetFields({ form, services, filledFor }: TargetFieldsProps) {
  const { service_id, reference_panel_id } = form.values;
  const panels = useServicePanels(service_id);
  const panel = panels.data?.find(({ id }) => String(id) === reference_panel_id);
  const parameters = useServiceParameters(service_id);
  const builds = parameters.data?.builds ?? [];
  const populations = panel?.populations ?? [];

  const choosePanel = (chosen: ReferencePanel | undefined) => {
    form.setValues({
      reference_panel_id: chosen ? String(chosen.id) : null,
      build: chosen ? defaultBuild(parameters.data, chosen) : null,
      population: null,
    });
    form.clearFieldError('reference_panel_id');
  };

  const filled = useRef(filledFor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only newly loaded parameters set defaults
  useEffect(() => {
    if (!parameters.data || filled.current === String(parameters.data.service_id)) return;
    filled.current = String(parameters.data.service_id);
    form.setValues(defaultsOf(parameters.data));
  }, [parameters.data?.service_id]);

  // A service with one panel leaves nothing to choose.
  const available = panels.data?.filter((each) => each.is_available) ?? [];
  const only = available.length === 1 ? available[0] : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newly loaded list may choose a panel
  useEffect(() => {
    if (only && parameters.data && reference_panel_id === null) choosePanel(only);
  }, [only, parameters.data]);

  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label="Service"
          placeholder="Choose a service"
          required
          allowDeselect={false}
          data={services.map(({ id, name }) => ({ value: String(id), label: name }))}
          {...form.getInputProps('service_id')}
          onChange={(value) => {
            form.setValues({
              service_id: value,
              reference_panel_id: null,
              build: null,
              population: null,
            });
            form.clearFieldError('service_id');
          }}
        />
        <Select
          label="Reference panel"
          placeholder={panelPlaceholder(service_id, panels.isLoading, panels.data)}
          required
          allowDeselect={false}
          disabled={service_id === null || panels.data === undefined}
          data={(panels.data ?? []).map(({ id, name, is_available }) => ({
            value: String(id),
            label: is_available ? name : `${name} (not available)`,
            disabled: !is_available,
          }))}
          description={panel?.description}
          {...form.getInputProps('reference_panel_id')}
          onChange={(value) => choosePanel(panels.data?.find(({ id }) => String(id) === value))}
        />
        <Select
          label="Genome build"
          placeholder="Choose a panel first"
          description={
            panel &&
            `The build of your files.${panel.build ? ` The panel is on ${panel.build}.` : ''}`
          }
          required
          allowDeselect={false}
          disabled={builds.length === 0 || panel === undefined}
          data={builds.map(({ key, label }) => ({ value: key, label }))}
          {...form.getInputProps('build')}
        />
        <Select
          label="Population"
          placeholder="Not stated"
          description="Used to compare allele frequencies with the panel."
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the population' }}
          disabled={populations.length === 0}
          data={populations.map(({ key, name }) => ({ value: key, label: name }))}
          {...form.getInputProps('population')}
        />
      </SimpleGrid>
      {panels.isError && <ProblemAlert error={panels.error} onRetry={() => panels.refetch()} />}
    </Stack>
  );
}

/** The panel's own build where the service takes it; else what the service would take. */
function defaultBuild(parameters: ServiceParameters | undefined, panel: ReferencePanel) {
  const builds = parameters?.builds.map(({ key }) => key) ?? [];
  if (panel.build && builds.includes(panel.build)) return panel.build;
  return parameters?.defaults.build ?? builds[0] ?? null;
}

function panelPlaceholder(
  serviceId: string | null,
  loading: boolean,
  panels: ReferencePanel[] | undefined,
) {
  if (serviceId === null) return 'Choose a service first';
  if (loading) return 'Loading panels…';
  return panels?.length === 0 ? 'This service has no panels yet' : 'Choose a panel';
}
