import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ImputationService } from '../../../api/types';
import { Empty } from '../../../components/Empty';
import { IconPlus } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { RelativeTime } from '../../../components/RelativeTime';
import { TextLink } from '../../../components/TextLink';
import { useIsOperator } from '../../signin/api/useIsOperator';
import { useServices } from '../api/useServices';
import { ServiceDialog } from './ServiceDialog';
import { ServiceStatusBadge } from './ServiceStatusBadge';

export function ServicesPage() {
  const services = useServices();
  const isOperator = useIsOperator();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="Services"
      description="Imputation servers that you can submit to, with their reference panels and health."
      actions={
        isOperator && (
          <Button leftSection={<IconPlus />} onClick={() => setAdding(true)}>
            Add service
          </Button>
        )
      }
    >
      <Loaded query={services} lines={6}>
        {(list) =>
          list.length === 0 ? (
            <Empty
              title="No services yet"
              description="The operator of this platform has not added any imputation service."
            />
          ) : (
            <SimpleGrid cols={{ base: 1, md: 2 }} component="ul" className="plain-list">
              {list.map((service) => (
                <li key={service.id}>
                  <ServiceCard service={service} />
                </li>
              ))}
            </SimpleGrid>
          )
        }
      </Loaded>
      {adding && (
        <ServiceDialog
          onClose={() => setAdding(false)}
          onSaved={({ id }) => navigate(`/services/${id}`)}
        />
      )}
    </Page>
  );
}

function ServiceCard({ service }: { service: ImputationService }) {
  return (
    <Card withBorder padding="lg" h="100%">
      <Stack gap="xs" h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2}>
            <TextLink to={`/services/${service.id}`} inherit>
              {service.name}
            </TextLink>
          </Title>
          <ServiceStatusBadge status={service.status} />
        </Group>
        {service.description && (
          <Text size="sm" flex={1}>
            {service.description}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {service.panel_count} reference {service.panel_count === 1 ? 'panel' : 'panels'}
          {service.supported_builds.length > 0 && <> · {service.supported_builds.join(', ')}</>}
          {service.latency_ms != null && <> · {service.latency_ms} ms</>}
          {service.last_checked_at && (
            <>
              {' '}
              · checked <RelativeTime at={service.last_checked_at} />
            </>
          )}
          {service.queue_length != null && <> · {service.queue_length} waiting there</>}
          {!service.is_active && <> · closed for new jobs</>}
        </Text>
      </Stack>
    </Card>
  );
}
