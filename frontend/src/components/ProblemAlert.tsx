import { Alert, Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { toProblem } from '../api/problem';
import { IconError } from './icons';

interface ProblemAlertProps {
  error: unknown;
  onRetry?: () => void;
}

/** The one place that shows a problem: what happened, what to do, and the number to quote to an operator. */
export function ProblemAlert({ error, onRetry }: ProblemAlertProps) {
  const problem = toProblem(error);
  return (
    <Alert color="red" icon={<IconError />} title={problem.title} role="alert">
      <Stack gap="xs">
        {problem.detail && <Text size="sm">{problem.detail}</Text>}
        {problem.errors.length > 0 && (
          <List size="sm">
            {problem.errors.map(({ field, message }) => (
              <List.Item key={`${field} ${message}`}>
                <Code>{field}</Code>: {message}
              </List.Item>
            ))}
          </List>
        )}
        {problem.action && (
          <Text size="sm" fw={600}>
            {problem.action}
          </Text>
        )}
        {(onRetry || problem.requestId) && (
          <Group justify="space-between" gap="sm">
            {onRetry && (
              <Button size="xs" variant="default" onClick={onRetry}>
                Try again
              </Button>
            )}
            {problem.requestId && (
              <Text size="xs" c="dimmed">
                Request id: <Code>{problem.requestId}</Code>
              </Text>
            )}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
