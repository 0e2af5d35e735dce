import { Group, List, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Job, JobQuality } from '../../../api/types';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useJobQuality } from '../api/useJobQuality';
import {
  chunkReason,
  formatCount,
  formatScore,
  formatShare,
  measureName,
  megabases,
  partName,
} from '../figures';

// The plots' library is larger than the rest of the page.
const AccuracyPlots = lazy(() => import('./AccuracyPlots'));
const ExclusionPlot = lazy(() => import('./ExclusionPlot'));

/** How well an ended job's genotypes were imputed, and what was lost on the way. */
export function QualityPanel({ job }: { job: Job }) {
  const quality = useJobQuality(job);
  if (!quality.isFetched && job.status !== 'completed') return null;
  if (quality.data === null) return null;
  return (
    <Panel title="Quality">
      <Loaded query={quality}>{(data) => data && <Quality quality={data} />}</Loaded>
    </Panel>
  );
}

function Quality({ quality }: { quality: JobQuality }) {
  return (
    <Stack gap="xl">
      {quality.files_pending > 0 && (
        <Text role="status">
          {quality.files_pending === 1
            ? 'One result file is still being read…'
            : `${quality.files_pending} result files are still being read…`}
        </Text>
      )}
      <KeyFigures quality={quality} />
      <Suspense fallback={<Skeleton height={260} />}>
        {quality.accuracy && <AccuracyPlots scores={quality.accuracy} />}
      </Suspense>
      {(quality.exclusions.length > 0 || quality.lost_chunks.length > 0) && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
          <Suspense fallback={<Skeleton height={260} />}>
            {quality.exclusions.length > 0 && <ExclusionPlot reasons={quality.exclusions} />}
          </Suspense>
          {quality.lost_chunks.length > 0 && <LostRegions chunks={quality.lost_chunks} />}
        </SimpleGrid>
      )}
      {quality.report.length > 0 && <Report lines={quality.report} />}
      {quality.unavailable.length > 0 && quality.files_pending === 0 && (
        <div>
          <Title order={3} mb={4}>
            What the results do not tell
          </Title>
          <List size="sm">
            {quality.unavailable.map(({ part, reason }) => (
              <List.Item key={part + reason}>
                <b>{partName(part)}:</b> {reason}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {quality.sources.length > 0 && (
        <Text size="sm" c="dimmed">
          Accuracy from {quality.sources.join(', ')}
        </Text>
      )}
      {quality.programs.length > 0 && (
        <Text size="sm" c="dimmed">
          The headers of the results state{' '}
          {quality.programs.map(({ key, value }) => `${key} = ${value}`).join('; ')}
        </Text>
      )}
    </Stack>
  );
}

function KeyFigures({ quality }: { quality: JobQuality }) {
  const { counts, accuracy } = quality;
  if (!counts && !accuracy) return null;
  const name = accuracy ? measureName(accuracy.measure) : '';
  const figures: [string, string][] = [];
  if (counts?.imputed != null) figures.push(['Imputed variants', formatCount(counts.imputed)]);
  else if (counts) figures.push(['Variants', formatCount(counts.sites)]);
  if (counts?.typed != null) figures.push(['Genotyped', formatCount(counts.typed)]);
  if (counts?.typed_only) figures.push(['Not in the panel', formatCount(counts.typed_only)]);
  if (accuracy) {
    figures.push([`Mean ${name}`, formatScore(accuracy.all.mean)]);
    figures.push([`${name} ≥ 0.3`, formatShare(accuracy.all.share03)]);
    figures.push([`${name} ≥ 0.8`, formatShare(accuracy.all.share08)]);
  }
  return (
    <Group component="dl" gap="xl" m={0}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <Text component="dt" size="sm" c="dimmed">
            {label}
          </Text>
          <Text component="dd" m={0} fz="xl" fw={650}>
            {value}
          </Text>
        </div>
      ))}
    </Group>
  );
}

function LostRegions({ chunks }: { chunks: JobQuality['lost_chunks'] }) {
  return (
    <div>
      <Title order={3} mb="xs">
        Lost regions
      </Title>
      <Table.ScrollContainer minWidth={420}>
        <Table aria-label="Lost regions" fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Region</Table.Th>
              <Table.Th>Why</Table.Th>
              <Table.Th ta="right">Variants</Table.Th>
              <Table.Th ta="right">In the panel</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {chunks.map((chunk) => (
              <Table.Tr key={`${chunk.contig}:${chunk.start}`}>
                <Table.Td className="mono">
                  {chunk.end > 0
                    ? `${chunk.contig}:${megabases(chunk.start)}–${megabases(chunk.end)} Mb`
                    : chunk.contig}
                </Table.Td>
                <Table.Td>{chunkReason(chunk.reason)}</Table.Td>
                <Table.Td ta="right">{formatCount(chunk.variants)}</Table.Td>
                <Table.Td ta="right">{formatShare(chunk.reference_overlap)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}

function Report({ lines }: { lines: JobQuality['report'] }) {
  return (
    <details>
      <Text component="summary" className="clickable">
        The server’s quality control report
      </Text>
      <Table aria-label="Quality control report" fz="sm" maw={560}>
        <Table.Tbody>
          {lines.map(({ key, value }) => (
            <Table.Tr key={key + value}>
              <Table.Th scope="row" fw={400}>
                {key}
              </Table.Th>
              <Table.Td ta="right">{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
