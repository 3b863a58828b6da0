import { describe, expect, it } from 'vitest';
import { sizeWords } from './size-words';
import { agoWords, dateWords } from './time-words';

describe('sizes', () => {
  it.each([
    [0, '0.0 kB'],
    [1_234, '1.2 kB'],
    [45_600, '46 kB'],
    [999_600, '1.0 MB'],
    [3_210_000, '3.2 MB'],
    [12_000_000_000, '12 GB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});

describe('times', () => {
  const now = Date.UTC(2026, 3, 30, 12, 0, 0);
  it.each([
    [now, 'just now'],
    [now - 59_000, 'just now'],
    [now - 60_000, '1 minute ago'],
    [now - 3 * 3_600_000, '3 hours ago'],
    [now - 30 * 3_600_000, 'yesterday'],
    [now - 20 * 86_400_000, '20 days ago'],
    [now - 70 * 86_400_000, '2 months ago'],
  ])('%d', (at, words) => {
    expect(agoWords(at, now)).toBe(words);
  });

  it('have a date', () => {
    expect(dateWords(now)).toMatch(/^Apr 30, 2026, 12:00\sPM$/);
  });
});
