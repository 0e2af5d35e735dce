import { Stack, Text } from '@mantine/core';
import { useFindingsSoFar } from '../api/useFindingsSoFar';
import { RemarkList } from './RemarkList';

/** What is wrong with a file, said while it is still on its way. Silent while nothing is known, or it cannot be asked. */
export function FindingsSoFar({ uploadId }: { uploadId: string }) {
  const found = useFindingsSoFar(uploadId).data;
  if (!found) return null;
  const { samples, variants } = found.facts;
  const findings = found.findings.filter(({ severity }) => severity !== 'info');
  return (
    <Stack gap={4} role="status">
      <Text size="sm" c="dimmed">
        So far {variants.toLocaleString('en')} variants of {samples.toLocaleString('en')} samples
        {findings.length === 0 ? ', and nothing wrong' : ':'}
      </Text>
      {findings.length > 0 && (
        <RemarkList
          remarks={findings.map(({ rule, severity, count, meaning, cure, examples }) => ({
            rule,
            severity,
            sentence:
              count > 1 ? `${meaning} (${count.toLocaleString('en')} times).` : `${meaning}.`,
            cure,
            examples,
          }))}
        />
      )}
    </Stack>
  );
}
