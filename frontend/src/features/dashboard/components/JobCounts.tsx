import { Card, SimpleGrid, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { JobStats } from '../../../api/types';
import { Loaded } from '../../../components/Loaded';
import { useJobStats } from '../../jobs/api/useJobStats';

const SHOWN: { key: keyof JobStats; label: string }[] = [
  { key: 'total', label: 'All jobs' },
  { key: 'queued', label: 'Queued' },
  { key: 'running', label: 'Running' },
  { key: 'completed', label: 'Completed' },
  { key: 'failed', label: 'Failed' },
  { key: 'cancelled', label: 'Cancelled' },
];

/** The number of jobs in each status; each leads to those jobs. */
export function JobCounts() {
  const stats = useJobStats();
  return (
    <section aria-label="Jobs by status">
      <Loaded query={stats} lines={2}>
        {(counts) => (
          <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
            {SHOWN.map(({ key, label }) => (
              <Card
                key={key}
                component={Link}
                to={key === 'total' ? '/jobs' : `/jobs?status=${key}`}
                withBorder
                padding="md"
                className="stat-card"
              >
                <Text size="sm" c="dimmed">
                  {label}
                </Text>
                <Text fz={28} fw={650} lh={1.2}>
                  {counts[key]}
                </Text>
              </Card>
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </section>
  );
}
