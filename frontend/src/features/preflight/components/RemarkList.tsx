import { Button, Code, CopyButton, Group, List, Stack, Text } from '@mantine/core';
import type { Remark } from '../../../api/types';

/** Why, each with the command or the choice that mends it. */
export function RemarkList({ remarks }: { remarks: Remark[] }) {
  return (
    <List size="sm" spacing="xs">
      {remarks.map((remark) => (
        <List.Item key={remark.sentence}>
          <RemarkItem remark={remark} />
        </List.Item>
      ))}
    </List>
  );
}

function RemarkItem({ remark: { severity, sentence, cure } }: { remark: Remark }) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={severity === 'error' ? 600 : undefined}>
        {sentence}
      </Text>
      {cure && (
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Code flex={1} className="breaks">
            {cure}
          </Code>
          <CopyButton value={cure}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        </Group>
      )}
    </Stack>
  );
}
