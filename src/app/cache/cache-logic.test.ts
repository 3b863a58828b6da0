import { describe, expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import { expiryDoubt, readExpiry } from './expiry';
import { itemParts, itemType } from './item-type';
import { valueText } from './value-text';

const KEY = { key: { S: 'k' } };
const type = (item: Item): string => itemType(itemParts({ ...KEY, ...item }));
const text = (item: Item): string => valueText(itemParts({ ...KEY, ...item }));

describe('itemType', () => {
  it('names what the helpers keep', () => {
    expect(type({ intCount: { N: '3' }, expiresAt: { N: '1' } })).toBe('counter');
    expect(type({ stringSet: { SS: ['a'] } })).toBe('string set');
    expect(type({ stringSet: { NS: ['1'] } })).toBe('string set');
    expect(type({ dictionary: { S: '{}' } })).toBe('dictionary');
    expect(type({ expiresAt: { N: '1' } })).toBe('expiry only');
  });

  it('calls two kinds in one item mixed, and what no helper reads other', () => {
    expect(type({ intCount: { N: '3' }, stringSet: { SS: ['a'] } })).toBe('mixed');
    expect(type({ intCount: { N: '3' }, note: { S: 'x' } })).toBe('mixed');
    expect(type({ note: { S: 'x' } })).toBe('other');
    expect(type({ intCount: { S: '3' } })).toBe('other');
    expect(type({ expiresAt: { S: '1' } })).toBe('other');
    expect(type({})).toBe('other');
  });

  it('reads attributes with names of Object.prototype like any other', () => {
    const item: Item = JSON.parse('{"__proto__": {"N": "1"}, "constructor": {"S": "x"}}');
    expect(itemParts(item).others.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });
});

describe('valueText', () => {
  it('can be read at a glance', () => {
    expect(text({ intCount: { N: '12' } })).toBe('12');
    expect(text({ stringSet: { SS: ['a', 'b', 'c', 'd', 'e'] } })).toBe('{a, b, c, +2}');
    expect(text({ stringSet: { SS: ['', 'x'] } })).toBe('{"", x}');
    expect(text({ dictionary: { S: '{"ip": "192.0.2.1"}' } })).toBe('{"ip": "192.0.2.1"}');
    expect(text({ intCount: { N: '1' }, stringSet: { SS: ['a'] } })).toBe('1 · {a}');
    expect(text({ expiresAt: { N: '1' } })).toBe('');
  });

  it('makes control characters visible and keeps to one short line', () => {
    expect(text({ stringSet: { SS: ['a\nb'] } })).toBe('{a␊b}');
    expect(text({ dictionary: { S: 'x'.repeat(100_000) } }).length).toBeLessThan(300);
  });
});

describe('readExpiry', () => {
  const NOW = 1_772_438_400.5;

  it('reads seconds exactly, dates in UTC, and none', () => {
    expect(readExpiry(' 1772460311 ', NOW)).toEqual({ kind: 'time', text: '1772460311', seconds: 1772460311 });
    expect(readExpiry('2026-03-02 14:05:11', NOW)).toEqual({ kind: 'time', text: '1772460311', seconds: 1772460311 });
    expect(readExpiry('2026-03-02T14:05:11Z', NOW)).toMatchObject({ text: '1772460311' });
    expect(readExpiry('2026-03-02', NOW)).toMatchObject({ seconds: Date.UTC(2026, 2, 2) / 1000 });
    expect(readExpiry('none', NOW)).toEqual({ kind: 'none' });
    expect(readExpiry('', NOW)).toEqual({ kind: 'none' });
    expect(readExpiry('in 3 days', NOW)).toEqual({ kind: 'time', text: '1772697600', seconds: 1772697600 });
    expect(readExpiry('In 1.5 hour', NOW)).toMatchObject({ seconds: 1772443800 });
  });

  it('reads times with an offset', () => {
    expect(readExpiry('2026-04-01T00:00:00+02:00', NOW)).toEqual({ kind: 'time', text: '1774994400', seconds: Date.UTC(2026, 2, 31, 22) / 1000 });
    expect(readExpiry('2026-04-01 00:00 -0330', NOW)).toMatchObject({ seconds: Date.UTC(2026, 3, 1, 3, 30) / 1000 });
    expect(readExpiry('2026-04-01T00:00:00.250+00:00', NOW)).toMatchObject({ seconds: Date.UTC(2026, 3, 1) / 1000 });
    expect(readExpiry('2026-04-01T00:00:00+25:00', NOW)).toMatchObject({ kind: 'error', message: expect.stringContaining('no such date') });
  });

  it('reads lengths of time from the clock on', () => {
    const distance = (text: string): number => {
      const read = readExpiry(text, NOW);
      return read.kind === 'time' ? read.seconds - Math.floor(NOW) : NaN;
    };
    expect(['1h', '+1 day', 'in 90 min', '1h 30m', '1 hour and 30 minutes', '2w', '45s', 'tomorrow', 'Now'].map(distance)).toEqual([3_600, 86_400, 5_400, 5_400, 5_400, 1_209_600, 45, 86_400, 0]);
  });

  it('says what is wrong', () => {
    expect(readExpiry('1 month', NOW)).toMatchObject({ kind: 'error' });
    expect(readExpiry('in', NOW)).toMatchObject({ kind: 'error', message: expect.stringContaining('in 3 days') });
    expect(readExpiry('next week', NOW)).toMatchObject({ kind: 'error' });
    expect(readExpiry('2026-02-30', NOW)).toMatchObject({ kind: 'error', message: expect.stringContaining('no such date') });
    expect(readExpiry('2026-02-20 25:00', NOW)).toMatchObject({ kind: 'error' });
  });
});

describe('expiryDoubt', () => {
  const now = 1_772_460_311;
  it('finds milliseconds and far years', () => {
    expect([1e3, 1e6, 1e9].map((perSecond) => expiryDoubt(now * perSecond, now))).toEqual(['milliseconds', 'microseconds', 'nanoseconds']);
    expect(expiryDoubt(now + 11 * 366 * 86_400, now)).toBe('far');
    expect(expiryDoubt(now + 90 * 86_400, now)).toBeNull();
  });
});
