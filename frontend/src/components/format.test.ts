import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration, formatRelative } from './format';

describe('format', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1536, '1.5 KiB'],
    [2_412_345, '2.3 MiB'],
    [5_368_709_120, '5.0 GiB'],
  ])('writes %d bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [12, '12 s'],
    [60, '1 min'],
    [2715, '45 min 15 s'],
    [21600, '6 h'],
    [200_000, '2 d 7 h'],
  ])('writes %d seconds as %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it.each([
    ['2026-11-23T11:59:40Z', 'just now'],
    ['2026-11-23T11:55:00Z', '5 minutes ago'],
    ['2026-11-23T09:00:00Z', '3 hours ago'],
    ['2026-11-22T11:00:00Z', 'yesterday'],
    ['2026-08-01T12:00:00Z', 'Aug 1, 2026'],
  ])('says of %s seen at noon of 23 November: %s', (at, text) =>
    expect(formatRelative(new Date(at), new Date('2026-11-23T12:00:00Z'))).toBe(text),
  );
});
