import { Button, Group, Stack, Text } from '@mantine/core';
import type { ServiceHealth } from '../../../api/types';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { RelativeTime } from '../../../components/RelativeTime';
import { useIsOperator } from '../../signin/api/useIsOperator';
import { useCheckService } from '../api/useCheckService';
import { useServiceHealth } from '../api/useServiceHealth';
import { ServiceStatusBadge } from './ServiceStatusBadge';

/** Whether the service answers, how fast, and how it was at the last checks. */
export function HealthPanel({ serviceId }: { serviceId: string }) {
  const health = useServiceHealth(serviceId);
  const check = useCheckService(serviceId);
  const isOperator = useIsOperator();
  return (
    <Panel
      title="Health"
      actions={
        isOperator && (
          <Button
            size="xs"
            variant="default"
            loading={check.isPending}
            onClick={() => check.mutate()}
          >
            Check now
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {check.isError && <ProblemAlert error={check.error} />}
        <Loaded query={health}>
          {({ status, latency_ms, checked_at, message, history }) => (
            <>
              <Group gap="sm">
                <ServiceStatusBadge status={status} />
                {latency_ms != null && <Text size="sm">answers in {latency_ms} ms</Text>}
                {checked_at && (
                  <Text size="sm" c="dimmed">
                    checked <RelativeTime at={checked_at} />
                  </Text>
                )}
              </Group>
              {message && <Text size="sm">{message}</Text>}
              <EarlierChecks history={history} since={checked_at} />
            </>
          )}
        </Loaded>
      </Stack>
    </Panel>
  );
}

interface EarlierChecksProps {
  history: ServiceHealth['history'];
  /** The check that is shown already. */
  since: string | null;
}

function EarlierChecks({ history, since }: EarlierChecksProps) {
  const earlier = history
    .filter(({ checked_at }) => checked_at !== since)
    .sort((a, b) => b.checked_at.localeCompare(a.checked_at))
    .slice(0, 5);
  if (earlier.length === 0) return null;
  return (
    <Stack component="ul" gap={6} className="plain-list" aria-label="Earlier checks">
      {earlier.map(({ status, latency_ms, checked_at, message }) => (
        <Group component="li" key={checked_at} gap="sm">
          <ServiceStatusBadge status={status} />
          <Text size="sm" c="dimmed">
            <RelativeTime at={checked_at} />
            {latency_ms != null && ` · ${latency_ms} ms`}
            {message && ` · ${message}`}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
