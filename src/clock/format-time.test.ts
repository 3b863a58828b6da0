import { describe, expect, it } from 'vitest';
import { formatDuration, formatRelative, formatRelativeShort, formatUtc } from './format-time';

const NOW = 1_772_460_311;

describe('formatUtc', () => {
  it.each([
    [NOW, '2026-03-02 14:05:11'],
    [NOW + 0.07, '2026-03-02 14:05:11.070'],
    [NOW + 0.0000001, '2026-03-02 14:05:11'],
    [0, '1970-01-01 00:00:00'],
    [-1, '1969-12-31 23:59:59'],
    [253_402_300_800, '10000-01-01 00:00:00'],
    [NOW * 1000, '58137-01-11 22:23:20'],
    [-99_999_999_999, '−1199-02-15 14:13:21'],
    [NOW * 1e6, 'after the year 275,759'],
    [-NOW * 1e6, 'before the year −271,820'],
    [Infinity, 'after the year 275,759'],
    [NaN, 'no time'],
  ])('%s', (epoch, text) => {
    expect(formatUtc(epoch)).toBe(text);
  });
});

describe('formatRelative', () => {
  it.each([
    [0, 'now'],
    [0.9, 'now'],
    [-0.9, 'now'],
    [1, 'in 1 second'],
    [-59, '59 seconds ago'],
    [0.1 + 0.2 + 0.7, 'in 1 second'],
    [60, 'in 1 minute'],
    [-7200, '2 hours ago'],
    [86_400 * 3 + 5, 'in 3 days'],
    [86_400 * 90, 'in 90 days'],
    [-86_400 * 365, '1 year ago'],
    [NOW * 1000, 'in 56,204 years 126 days'],
    [5_400, 'in 1 hour 30 minutes'],
    [-90_000.5, '1 day 1 hour ago'],
    [NaN, 'no time'],
  ])('%s seconds from now', (distance, text) => {
    expect(formatRelative(distance, 0)).toBe(text);
  });

  it('is about the difference alone', () => {
    expect(formatRelative(NOW + 0.3, NOW + 0.3 - 60)).toBe('in 1 minute');
  });
});

describe('formatRelativeShort', () => {
  it.each([
    [5_400, 'in 1 h 30 min'],
    [-86_400 * 400, '1 y 35 d ago'],
    [61, 'in 1 min 1 s'],
    [0.5, 'now'],
  ])('%s seconds from now', (distance, text) => {
    expect(formatRelativeShort(distance, 0)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 seconds'],
    [0.25, '0.25 seconds'],
    [1, '1 second'],
    [59.5, '59.5 seconds'],
    [60, '1 minute'],
    [61.9, '1 minute 1 second'],
    [3600, '1 hour'],
    [3660, '1 hour 1 minute'],
    [3601, '1 hour'],
    [86_400 * 90, '90 days'],
    [86_400 * 400, '1 year 35 days'],
    [-90, '−1 minute 30 seconds'],
    [NaN, 'no time'],
  ])('%s seconds', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
