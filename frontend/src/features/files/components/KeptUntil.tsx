import { Stack, Text } from '@mantine/core';
import { RelativeTime } from '../../../components/RelativeTime';

interface KeptUntilProps {
  /** Null for what is kept for good. */
  expiresAt: string | null;
  noticeDays: number;
}

/** Until when a file is kept, and how long that is yet where it is soon. */
export function KeptUntil({ expiresAt, noticeDays }: KeptUntilProps) {
  if (!expiresAt) return <Text size="sm">for good</Text>;
  const soon = Date.parse(expiresAt) - Date.now() <= noticeDays * 86_400_000;
  return (
    <Stack gap={0}>
      <Text size="sm" c={soon ? 'red' : undefined} fw={soon ? 650 : undefined}>
        {new Date(expiresAt).toLocaleDateString('en', { dateStyle: 'medium' })}
      </Text>
      {soon && (
        <Text size="xs">
          deleted <RelativeTime at={expiresAt} />
        </Text>
      )}
    </Stack>
  );
}
