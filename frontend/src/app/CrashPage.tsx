import { Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useRouteError } from 'react-router';
import { ProblemAlert } from '../components/ProblemAlert';

/** Stands in for a page that could not be shown. */
export function CrashPage() {
  const error = useRouteError();
  return (
    <Container size="sm" py="xl">
      <title>Something went wrong · Federated Imputation Platform</title>
      <Stack gap="md">
        <Title order={1}>This page could not be shown</Title>
        <Text>Your jobs are not affected. Loading the page again often helps.</Text>
        <ProblemAlert error={error} />
        <Group>
          <Button onClick={() => window.location.reload()}>Load again</Button>
          <Button component="a" href="/" variant="default">
            Go to the dashboard
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}
