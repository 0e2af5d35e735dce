import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  /** Shown beside the heading, for example a status. */
  beside?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Every page's frame: the document's title, one first-level heading, what can be done here. */
export function Page({ title, beside, description, actions, children }: PageProps) {
  return (
    <Stack gap="lg">
      <title>{`${title} · Federated Imputation Platform`}</title>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className="page-heading">
          <Group gap="sm">
            <Title order={1}>{title}</Title>
            {beside}
          </Group>
          {description && (
            <Text c="dimmed" mt={4}>
              {description}
            </Text>
          )}
        </div>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
