import { Group, SimpleGrid, Text } from '@mantine/core';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { TextLink } from '../../../components/TextLink';
import { useServices } from '../../services/api/useServices';
import { ServiceStatusBadge } from '../../services/components/ServiceStatusBadge';

export function ServiceHealthList() {
  const services = useServices();
  return (
    <Panel
      title="Service health"
      actions={
        <TextLink to="/services" size="sm">
          All services
        </TextLink>
      }
    >
      <Loaded query={services}>
        {(list) =>
          list.length === 0 ? (
            <Empty
              title="No services yet"
              description="The operator of this platform has not added any imputation service."
            />
          ) : (
            <SimpleGrid
              component="ul"
              className="plain-list"
              cols={{ base: 1, sm: 2 }}
              spacing="sm"
            >
              {list.map((service) => (
                <Group component="li" key={service.id} gap="sm" wrap="nowrap">
                  <ServiceStatusBadge status={service.status} />
                  <TextLink to={`/services/${service.id}`} size="sm">
                    {service.name}
                  </TextLink>
                  {service.latency_ms != null && (
                    <Text size="sm" c="dimmed">
                      {service.latency_ms} ms
                    </Text>
                  )}
                </Group>
              ))}
            </SimpleGrid>
          )
        }
      </Loaded>
    </Panel>
  );
}
