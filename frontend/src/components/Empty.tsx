import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyProps {
  title: string;
  description: ReactNode;
  action?: ReactNode;
}

/** What a list says when it has nothing, and where to go from there. */
export function Empty({ title, description, action }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <Text fw={600}>{title}</Text>
      <Text c="dimmed" maw={460}>
        {description}
      </Text>
      {action}
    </Stack>
  );
}
