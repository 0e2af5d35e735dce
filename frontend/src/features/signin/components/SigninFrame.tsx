import { Card, Center, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Brand } from '../../../components/Brand';

interface SigninFrameProps {
  title: string;
  children: ReactNode;
}

/** The frame of the pages that come before sign-in. */
export function SigninFrame({ title, children }: SigninFrameProps) {
  return (
    <Center component="main" mih="100vh" p="md">
      <title>{`${title} · Federated Imputation Platform`}</title>
      <Stack w="100%" maw={420} gap="md">
        <Group justify="center">
          <Brand />
        </Group>
        <Card withBorder padding="xl">
          <Title order={1} mb="md">
            {title}
          </Title>
          {children}
        </Card>
        <Text size="sm" c="dimmed" ta="center">
          Impute genotypes on any imputation server, from one place, with your own accounts.
        </Text>
      </Stack>
    </Center>
  );
}
