import type { JobQuality } from '../../api/types';

export type Scores = NonNullable<JobQuality['accuracy']>;

const whole = new Intl.NumberFormat('en');

export function formatCount(count: number | null | undefined): string {
  return count === null || count === undefined ? '–' : whole.format(count);
}

/** A score from 0 to 1: "0.87". */
export function formatScore(score: number | null | undefined): string {
  return score === null || score === undefined ? '–' : score.toFixed(3);
}

/** A share from 0 to 1: "87.1 %". */
export function formatShare(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${(share * 100).toFixed(1)} %`;
}

/** "0.1–0.5 %", the frequency as percent. */
export function formatFrequencies(from: number, to: number): string {
  const percent = (share: number) => String(Number((share * 100).toFixed(2)));
  return `${percent(from)}–${percent(to)} %`;
}

/** R² as people write it; other measures by their own name. */
export function measureName(measure: string): string {
  return { R2: 'R²', Rsq: 'R²', DR2: 'DR²', AR2: 'AR²' }[measure] ?? measure;
}

/** Megabases: 61_250_001 → "61.25". Bins are multiples of 0.25 wide. */
export function megabases(position: number): string {
  return String(Number((position / 1_000_000).toFixed(2)));
}

/** Round positions from one end of a stretch to the other, about as many as asked for. */
export function roundTicks(from: number, to: number, count = 6): number[] {
  if (to <= from) return [from];
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  // Not below 10 kb, which is the last decimal that is shown.
  const step = Math.max(
    10_000,
    power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10),
  );
  const first = Math.ceil(from / step);
  const ticks = Array.from(
    { length: Math.max(0, Math.floor(to / step) - first + 1) },
    (_, i) => (first + i) * step,
  );
  return ticks.length > 0 ? ticks : [from];
}

const PARTS: Record<string, string> = {
  accuracy: 'Accuracy',
  counts: 'Numbers of variants',
  by_maf: 'Accuracy by allele frequency',
  empirical: 'Empirical R²',
  report: 'Quality control report',
  exclusions: 'Excluded variants',
  lost_chunks: 'Lost regions',
};

/** What a part of the figures is called on the page. */
export function partName(part: string): string {
  return PARTS[part] ?? part;
}

const CHUNK_REASONS: Record<string, string> = {
  reference_overlap: 'Too little overlap with the panel',
  sample_call_rate: 'Samples with a low call rate',
  too_few_variants: 'Too few variants',
};

export function chunkReason(reason: string): string {
  return CHUNK_REASONS[reason] ?? reason;
}
