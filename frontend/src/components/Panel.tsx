import { Card, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PanelProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A section of a page: a card with a second-level heading, named by it for screen readers. */
export function Panel({ title, actions, children }: PanelProps) {
  return (
    <Card component="section" aria-label={title} withBorder padding="lg">
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={2}>{title}</Title>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Card>
  );
}
