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

/** Megabases: 61_250_000 → "61.3". */
export function megabases(position: number): string {
  return (position / 1_000_000).toFixed(1);
}

const CHUNK_REASONS: Record<string, string> = {
  reference_overlap: 'Too little overlap with the panel',
  sample_call_rate: 'Samples with a low call rate',
  too_few_variants: 'Too few variants',
};

export function chunkReason(reason: string): string {
  return CHUNK_REASONS[reason] ?? reason;
}
