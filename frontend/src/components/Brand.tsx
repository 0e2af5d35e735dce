import { Group, Text } from '@mantine/core';

/** The product's sign and name. */
export function Brand() {
  return (
    <Group gap="xs" wrap="nowrap">
      <img src="/favicon.svg" alt="" width={28} height={28} />
      <Text fw={650} lh={1.2} visibleFrom="xs">
        Federated Imputation Platform
      </Text>
      <Text fw={650} hiddenFrom="xs">
        FIP
      </Text>
    </Group>
  );
}
