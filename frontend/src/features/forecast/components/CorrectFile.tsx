import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { FileCorrection } from '../../../api/types';
import { Question } from '../../../components/Question';
import { useCorrect, useCorrection } from '../api/useCorrection';

export type CorrectedFile = NonNullable<FileCorrection['file']>;

interface CorrectFileProps {
  fileId: string;
  panelId: string;
  panelName: string;
  /** The person wants to go on with it. */
  onUse: (file: CorrectedFile) => void;
}

/** Offers a file that agrees with the panel; it is a new one, and the old one stays. */
export function CorrectFile({ fileId, panelId, panelName, onUse }: CorrectFileProps) {
  const { data: correction } = useCorrection(fileId, panelId);
  const correct = useCorrect(fileId, panelId);
  const [asking, setAsking] = useState(false);
  if (!correction) return null;
  if (correction.state === 'running') {
    return (
      <Text size="sm" role="status">
        Writing the corrected file …
      </Text>
    );
  }
  const { file, counts } = correction;
  if (file && counts) {
    return (
      <Stack gap="xs" role="status">
        <Text size="sm">
          <span className="mono">{file.filename}</span> is ready: {wordsOf(counts)}.
        </Text>
        <Group>
          <Button size="xs" onClick={() => onUse(file)}>
            Use the corrected file
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <>
      {correction.state === 'failed' && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          The file could not be corrected. {correction.message}
        </Text>
      )}
      <Group>
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          Make a corrected file
        </Button>
      </Group>
      <Question
        opened={asking}
        title="Make a corrected file?"
        no="Not now"
        yes="Yes, make it"
        doing={correct}
        onYes={() => correct.mutate(undefined, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <Text size="sm">A new file is made that agrees with {panelName}; this one stays.</Text>
        <List size="sm" spacing={4}>
          <List.Item>
            Exchanged alleles and other strands are set right, genotypes with them. Such rows keep
            GT only: INFO and other values beside it were about the alleles before.
          </List.Item>
          <List.Item>
            Left out are variants with other alleles than the panel, A/T and C/G that can be read in
            two ways, and all but the first variant at a position.
          </List.Item>
          <List.Item>Chromosomes are named as the panel’s build does.</List.Item>
        </List>
        <Text size="sm">It takes room like an upload.</Text>
      </Question>
    </>
  );
}

function wordsOf(counts: NonNullable<FileCorrection['counts']>): string {
  const exchanged = counts.switched + counts.flipped_and_switched;
  const strands = counts.flipped + counts.flipped_and_switched;
  const leftOut = counts.mismatching + counts.undecidable + counts.duplicates;
  const parts: [number, string][] = [
    [counts.rows, 'rows'],
    [exchanged, 'with alleles exchanged'],
    [strands, 'from the other strand'],
    [counts.renamed, 'on a renamed chromosome'],
    [leftOut, 'left out'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count.toLocaleString('en')} ${words}`)
    .join(', ');
}
