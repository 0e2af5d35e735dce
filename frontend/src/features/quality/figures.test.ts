import { expect, it } from 'vitest';
import { megabases, roundTicks } from './figures';

it.each([
  [1, '0'],
  [250_001, '0.25'],
  [10_250_001, '10.25'],
  [11_500_001, '11.5'],
  [61_000_001, '61'],
])('names position %d as %s Mb', (position, text) => {
  expect(megabases(position)).toBe(text);
});

it.each([
  [1, 64_000_001],
  [10_250_001, 12_750_001],
  [16_000_001, 50_500_001],
  [1, 500_001],
  [1, 248_000_001],
])('ticks from %d to %d are round and say where they are', (from, to) => {
  const ticks = roundTicks(from, to);
  expect(ticks.length).toBeGreaterThanOrEqual(3);
  expect(ticks.length).toBeLessThanOrEqual(8);
  for (const tick of ticks) {
    expect(tick).toBeGreaterThanOrEqual(from);
    expect(tick).toBeLessThanOrEqual(to);
    expect(Number(megabases(tick)) * 1e6).toBeCloseTo(tick, 3);
  }
});

it('has a tick where there is one bin only', () => {
  expect(roundTicks(250_001, 250_001)).toEqual([250_001]);
});
