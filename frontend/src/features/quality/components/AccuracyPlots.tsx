import { NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  formatCount,
  formatFrequencies,
  formatScore,
  formatShare,
  measureName,
  megabases,
  roundTicks,
  type Scores,
} from '../figures';
import { Figure } from './Figure';
import { usePlotColors } from './usePlotColors';

const STEP = 0.05;

/** How accuracy depends on allele frequency and place, and whether the estimate can be trusted. */
export default function AccuracyPlots({ scores }: { scores: Scores }) {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" verticalSpacing="xl">
      {scores.by_maf.length > 0 && <ByFrequency scores={scores} />}
      <Distribution scores={scores} />
      {scores.chromosomes.length > 0 && <AlongChromosome scores={scores} />}
      {scores.empirical && <EmpiricalAgainstEstimate scores={scores} />}
    </SimpleGrid>
  );
}

function useAxes() {
  const colors = usePlotColors();
  return {
    colors,
    axis: { stroke: colors.text, tick: { fill: colors.text, fontSize: 12 } },
    grid: <CartesianGrid stroke={colors.grid} vertical={false} />,
    tooltip: {
      contentStyle: { background: colors.paper, borderColor: colors.grid, color: colors.text },
      itemStyle: { color: colors.text },
      isAnimationActive: false,
    },
  };
}

function ByFrequency({ scores }: { scores: Scores }) {
  const { colors, axis, grid, tooltip } = useAxes();
  const name = measureName(scores.measure);
  const data = scores.by_maf.map(({ from, to, imputed }) => ({
    bin: formatFrequencies(from, to),
    ...imputed,
  }));
  return (
    <Figure
      title={`${name} by minor allele frequency`}
      caption="Imputed variants; rare ones are harder to impute."
      columns={['Minor allele frequency', 'Variants', `Mean ${name}`, '≥ 0.3', '≥ 0.8']}
      rows={data.map((bin) => [
        bin.bin,
        formatCount(bin.variants),
        formatScore(bin.mean),
        formatShare(bin.share03),
        formatShare(bin.share08),
      ])}
    >
      <ResponsiveContainer>
        <BarChart data={data} accessibilityLayer={false}>
          {grid}
          <XAxis dataKey="bin" {...axis} interval={0} tick={{ ...axis.tick, fontSize: 10 }} />
          <YAxis domain={[0, 1]} width={36} {...axis} />
          <Tooltip {...tooltip} formatter={(value) => formatScore(Number(value))} />
          <Legend />
          <Bar dataKey="mean" name={`Mean ${name}`} fill={colors.main} isAnimationActive={false} />
          <Bar
            dataKey="share08"
            name={`Share with ${name} ≥ 0.8`}
            fill={colors.second}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </Figure>
  );
}

function Distribution({ scores }: { scores: Scores }) {
  const { colors, axis, grid, tooltip } = useAxes();
  const name = measureName(scores.measure);
  const data = scores.histogram.map((variants, step) => ({
    from: (step * STEP).toFixed(2),
    variants,
  }));
  return (
    <Figure
      title={`Imputed variants by ${name}`}
      caption="Variants below 0.3 are usually left out of an analysis."
      columns={[`${name} from`, 'Variants']}
      rows={data.map(({ from, variants }) => [from, formatCount(variants)])}
    >
      <ResponsiveContainer>
        <BarChart data={data} barCategoryGap={1} accessibilityLayer={false}>
          {grid}
          <XAxis dataKey="from" {...axis} interval={3} />
          <YAxis width={64} tickFormatter={formatCount} {...axis} />
          <Tooltip {...tooltip} formatter={(value) => formatCount(Number(value))} />
          <Bar dataKey="variants" name="Variants" isAnimationActive={false}>
            {data.map(({ from }) => (
              <Cell key={from} fill={Number(from) < 0.3 ? colors.second : colors.main} />
            ))}
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </Figure>
  );
}

function AlongChromosome({ scores }: { scores: Scores }) {
  const { colors, axis, grid, tooltip } = useAxes();
  const [chosen, choose] = useState(scores.chromosomes[0]?.name ?? '');
  const chromosome = scores.chromosomes.find(({ name }) => name === chosen);
  if (!chromosome) return null;
  const name = measureName(scores.measure);
  const data = withGaps(chromosome);
  return (
    <Stack gap="xs">
      <Figure
        title={`${name} along chromosome ${chromosome.name.replace(/^chr/, '')}`}
        caption={`Mean of the imputed variants in every ${formatCount(chromosome.width / 1000)} kb; gaps have none.`}
        columns={['From (Mb)', 'Imputed', 'Typed', `Mean ${name}`]}
        rows={chromosome.bins.map((bin) => [
          megabases(bin.start),
          formatCount(bin.imputed),
          formatCount(bin.typed),
          formatScore(bin.mean),
        ])}
      >
        <ResponsiveContainer>
          <LineChart data={data} accessibilityLayer={false}>
            {grid}
            <XAxis
              dataKey="start"
              type="number"
              domain={['dataMin', 'dataMax']}
              ticks={roundTicks(data[0]?.start ?? 0, data.at(-1)?.start ?? 0)}
              tickFormatter={(start) => `${megabases(Number(start))} Mb`}
              {...axis}
            />
            <YAxis domain={[0, 1]} width={36} {...axis} />
            <Tooltip
              {...tooltip}
              labelFormatter={(start) => `${megabases(Number(start))} Mb`}
              formatter={(value) => formatScore(Number(value))}
            />
            <Line
              dataKey="mean"
              name={`Mean ${name}`}
              stroke={colors.main}
              dot={false}
              strokeWidth={2}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </Figure>
      {scores.chromosomes.length > 1 && (
        <NativeSelect
          label="Chromosome"
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value)}
          data={scores.chromosomes.map((one) => one.name)}
          maw={200}
        />
      )}
    </Stack>
  );
}

/** Puts an empty point where bins are missing, so that the line breaks there. */
function withGaps({ width, bins }: Scores['chromosomes'][number]) {
  const points: { start: number; mean: number | null }[] = [];
  let expected = bins[0]?.start ?? 1;
  for (const { start, mean } of bins) {
    if (start > expected) points.push({ start: expected, mean: null });
    points.push({ start, mean: mean ?? null });
    expected = start + width;
  }
  return points;
}

function EmpiricalAgainstEstimate({ scores }: { scores: Scores }) {
  const { colors, axis, grid, tooltip } = useAxes();
  const name = measureName(scores.measure);
  if (!scores.empirical) return null;
  const { cells, variants, mean_empirical } = scores.empirical;
  const most = Math.max(...cells.map((cell) => cell.variants));
  const data = cells.map((cell) => ({
    score: cell.score + STEP / 2,
    empirical: cell.empirical + STEP / 2,
    variants: cell.variants,
  }));
  return (
    <Figure
      title={`Empirical R² against ${name}`}
      caption={`${formatCount(variants)} genotyped variants, each imputed as if it were not there; mean ${formatScore(mean_empirical)}.`}
      columns={[`${name} from`, 'Empirical R² from', 'Variants']}
      rows={cells.map((cell) => [
        cell.score.toFixed(2),
        cell.empirical.toFixed(2),
        formatCount(cell.variants),
      ])}
    >
      <ResponsiveContainer>
        <ScatterChart accessibilityLayer={false}>
          {grid}
          <XAxis dataKey="score" name={name} type="number" domain={[0, 1]} {...axis} />
          <YAxis
            dataKey="empirical"
            name="Empirical R²"
            type="number"
            domain={[0, 1]}
            width={36}
            {...axis}
          />
          <Tooltip {...tooltip} formatter={(value) => formatScore(Number(value))} />
          <Scatter data={data} isAnimationActive={false} shape="square">
            {data.map((cell) => (
              <Cell
                key={`${cell.score}/${cell.empirical}`}
                fill={colors.main}
                fillOpacity={0.15 + 0.85 * (Math.log1p(cell.variants) / Math.log1p(most))}
              />
            ))}
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
    </Figure>
  );
}
