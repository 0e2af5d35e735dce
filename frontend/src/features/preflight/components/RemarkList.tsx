import { Code, Group, List, Stack, Text } from '@mantine/core';
import type { Remark } from '../../../api/types';
import { Copy } from '../../../components/Copy';

const SHOWN_PLACES = 3;

/** What a job keeps of a remark has no places. */
type Shown = Omit<Remark, 'examples'> & { examples?: Remark['examples'] };

/** Why, each with the first places and the command or the choice that mends it. */
export function RemarkList({ remarks }: { remarks: Shown[] }) {
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

function RemarkItem({ remark: { severity, sentence, cure, examples = [] } }: { remark: Shown }) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={severity === 'error' ? 600 : undefined}>
        {sentence}
      </Text>
      {examples.length > 0 && (
        <Text size="xs" c="dimmed">
          For example {examples.slice(0, SHOWN_PLACES).join('; ')}
        </Text>
      )}
      {cure && (
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Code flex={1} className="breaks">
            {cure}
          </Code>
          <Copy value={cure} size="compact-xs" />
        </Group>
      )}
    </Stack>
  );
}
