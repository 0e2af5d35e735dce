import { Button, DataList, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ImputationService } from '../../../api/types';
import { formatDuration } from '../../../components/format';
import { LinkButton } from '../../../components/LinkButton';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { ExternalLink } from '../../../components/TextLink';
import { useCredentials } from '../../credentials/api/useCredentials';
import { TokenInstructions } from '../../credentials/components/TokenInstructions';
import { useIsOperator } from '../../signin/api/useIsOperator';
import { useService } from '../api/useService';
import { HealthPanel } from './HealthPanel';
import { PanelsPanel } from './PanelsPanel';
import { ServiceDialog } from './ServiceDialog';
import { ServiceStatusBadge } from './ServiceStatusBadge';

export function ServicePage() {
  const { id = '' } = useParams();
  const service = useService(id);
  if (service.data) return <ServiceDetails service={service.data} />;
  return (
    <Page title="Service">
      <Loaded query={service} lines={8}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function ServiceDetails({ service }: { service: ImputationService }) {
  const isOperator = useIsOperator();
  const [changing, setChanging] = useState(false);
  const credentials = useCredentials();
  const hasCredential = credentials.data?.some(({ service_id }) => service_id === service.id);
  return (
    <Page
      title={service.name}
      beside={<ServiceStatusBadge status={service.status} />}
      description={service.description}
      actions={
        <>
          {isOperator && (
            <Button variant="default" onClick={() => setChanging(true)}>
              Change service
            </Button>
          )}
          <LinkButton variant="default" to={`/settings/service-credentials?service=${service.id}`}>
            {hasCredential ? 'Update credentials' : 'Store a credential'}
          </LinkButton>
          {service.is_active && (
            <LinkButton to={`/jobs/new?service=${service.id}`}>New job</LinkButton>
          )}
        </>
      }
    >
      <PanelsPanel service={service} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <HealthPanel serviceId={String(service.id)} />
        <Panel title="About this service">
          <DataList labelWidth={140}>
            <Item label="Website" value={<Site service={service} />} />
            <Item
              label="Protocol"
              value={service.api_type === 'wes' ? 'GA4GH WES' : 'Michigan Imputation Server API'}
            />
            <Item label="Genome builds" value={service.supported_builds.join(', ') || '–'} />
            <Item
              label="Longest run"
              value={
                service.max_running_time_seconds == null
                  ? 'No limit'
                  : formatDuration(service.max_running_time_seconds)
              }
            />
          </DataList>
        </Panel>
      </SimpleGrid>
      <Panel title="How to get an API token">
        <TokenInstructions service={service} />
      </Panel>
      {changing && (
        <ServiceDialog
          service={service}
          onClose={() => setChanging(false)}
          onSaved={() => setChanging(false)}
        />
      )}
    </Page>
  );
}

function Site({ service }: { service: ImputationService }) {
  const site = service.website_url ?? service.base_url;
  return <ExternalLink href={site}>{site}</ExternalLink>;
}

function Item({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>{value}</DataList.ItemValue>
    </DataList.Item>
  );
}
