import { DataList } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Job } from '../../../api/types';
import { Panel } from '../../../components/Panel';
import { TextLink } from '../../../components/TextLink';
import { useServicePanels } from '../../services/api/useServicePanels';
import { useServiceParameters } from '../../services/api/useServiceParameters';

export function JobParameters({ job, serviceName }: { job: Job; serviceName: string }) {
  const panels = useServicePanels(String(job.service_id));
  const offered = useServiceParameters(String(job.service_id));
  const panel = panels.data?.find(({ id }) => id === job.reference_panel_id);
  const population = panel?.populations.find(({ key }) => key === job.population)?.name;
  return (
    <Panel title="Parameters">
      <DataList labelWidth={140}>
        <Parameter label="Service">
          <TextLink to={`/services/${job.service_id}`} inherit>
            {serviceName}
          </TextLink>
        </Parameter>
        <Parameter label="Reference panel">{panel?.name ?? job.reference_panel_id}</Parameter>
        <Parameter label="Genome build">{job.build}</Parameter>
        <Parameter label="Population">{population ?? job.population}</Parameter>
        <Parameter label="Phasing">{labelOf(offered.data?.phasing, job.phasing)}</Parameter>
        <Parameter label="R² filter">{labelOf(offered.data?.r2_filters, job.r2_filter)}</Parameter>
        <Parameter label="Mode">{labelOf(offered.data?.modes, job.mode)}</Parameter>
        {Object.entries(job.options).map(([id, value]) => (
          <Parameter key={id} label={offered.data?.options.find((o) => o.id === id)?.label ?? id}>
            {value}
          </Parameter>
        ))}
        {job.accepted_terms.length > 0 && (
          <Parameter label="Accepted terms">
            {job.accepted_terms.map(({ text }) => text).join(' ')}
          </Parameter>
        )}
        <Parameter label="Job id">
          <span className="mono">{job.id}</span>
        </Parameter>
        <Parameter label="Id at the service">
          {job.external_job_id && <span className="mono">{job.external_job_id}</span>}
        </Parameter>
      </DataList>
    </Panel>
  );
}

function Parameter({ label, children }: { label: string; children: ReactNode }) {
  const empty = children === null || children === undefined || children === '';
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>{empty ? '–' : children}</DataList.ItemValue>
    </DataList.Item>
  );
}

function labelOf(choices: { key: string; label: string }[] | undefined, key: string | null) {
  return choices?.find((choice) => choice.key === key)?.label ?? key;
}
