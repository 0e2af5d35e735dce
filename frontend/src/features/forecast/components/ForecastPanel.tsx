import { Alert, List, Stack, Table, Text } from '@mantine/core';
import type { FileForecast } from '../../../api/types';
import { useForecast } from '../api/useForecast';
import { type CorrectedFile, CorrectFile } from './CorrectFile';

interface ForecastPanelProps {
  fileId: string;
  panelId: string;
  panelName: string;
  /** The person goes on with a corrected file instead. */
  onCorrected: (file: CorrectedFile) => void;
}

/** What the panel would make of a file, where an operator has loaded the panel's sites. */
export function ForecastPanel({ fileId, panelId, panelName, onCorrected }: ForecastPanelProps) {
  const { data: forecast, isError } = useForecast(fileId, panelId);
  if (forecast === null) return null;
  if (isError || forecast?.state === 'failed') {
    return (
      <Text size="sm" c="dimmed">
        No forecast for {panelName}
        {forecast?.message ? `: ${forecast.message}` : '; the service compares the file itself'}.
      </Text>
    );
  }
  if (!forecast?.counts) {
    return (
      <Text size="sm" c="dimmed" role="status">
        Comparing with the variants of {panelName} …
      </Text>
    );
  }
  const worst = forecast.remarks[0]?.severity ?? 'info';
  return (
    <Alert
      variant="light"
      color={COLORS[worst]}
      title={`Forecast for ${panelName}: ${percent(forecast.overlap)} of the variants are in the panel`}
      role={worst === 'error' ? 'alert' : 'status'}
    >
      <Stack gap="xs">
        {forecast.remarks.length > 0 && (
          <List size="sm" spacing={4}>
            {forecast.remarks.map(({ severity, sentence }) => (
              <List.Item key={sentence} fw={severity === 'error' ? 600 : undefined}>
                {sentence}
              </List.Item>
            ))}
          </List>
        )}
        <Counts counts={forecast.counts} panelName={panelName} />
        {forecast.correctable && (
          <CorrectFile
            fileId={fileId}
            panelId={panelId}
            panelName={panelName}
            onUse={onCorrected}
          />
        )}
      </Stack>
    </Alert>
  );
}

type Counts = NonNullable<FileForecast['counts']>;

const COLORS = { error: 'red', warning: 'yellow', info: 'blue' };

const SHOWN_STRETCHES = 5;

const REASONS: Record<Counts['lost_stretches'][number]['reason'], string> = {
  little_overlap: 'fewer than half of the variants are in the panel',
  few_variants: 'fewer than 3 variants are left',
  sample_missing: 'a sample has fewer than half of its genotypes',
};

function Counts({ counts, panelName }: { counts: Counts; panelName: string }) {
  const rows: [string, number][] = [
    ['Same alleles as the panel', counts.matching],
    ['Reference and alternative exchanged', counts.switched],
    ['Other strand', counts.flipped],
    ['Other strand and exchanged', counts.flipped_and_switched],
    ['A/T or C/G the other way round', counts.undecidable],
    ['Other alleles', counts.mismatching],
    ['Not in the panel (typed only)', counts.typed_only],
    ['A/T or C/G in all', counts.complementary],
  ];
  const more = counts.lost_stretches.length - SHOWN_STRETCHES;
  return (
    <>
      <Table withRowBorders={false} verticalSpacing={2} aria-label={`Variants and ${panelName}`}>
        <Table.Tbody>
          {rows
            .filter(([, count]) => count > 0)
            .map(([name, count]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>
                  {name}
                </Table.Th>
                <Table.Td ta="right">{count.toLocaleString('en')}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {counts.lost_stretches.length > 0 && (
        <List size="sm" spacing={2} aria-label="Stretches that would be lost">
          {counts.lost_stretches
            .slice(0, SHOWN_STRETCHES)
            .map(({ chromosome, start, end, reason }) => (
              <List.Item key={`${chromosome}:${start}`}>
                <span className="mono">
                  {chromosome}:{start.toLocaleString('en')}-{end.toLocaleString('en')}
                </span>
                : {REASONS[reason]}
              </List.Item>
            ))}
          {more > 0 && <List.Item>and {more} more</List.Item>}
        </List>
      )}
    </>
  );
}

const percent = (share: number) =>
  `${(100 * share).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
