import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemSize, MAX_ITEM_BYTES } from '../../engine/page-behaviour';
import type { Item } from '../../trace/item';
import { moveExpiry, unmovedWords } from './expiry-moves';
import { counter } from './test-app';

const NOW = 1_772_438_400.5;
const DAY = 86_400;
const expiry = (item: Item | string): string | undefined => {
  const value = typeof item === 'string' ? undefined : item['expiresAt'];
  return value && 'N' in value ? value.N : undefined;
};

describe('moving an expiry', () => {
  it('extends from the later of the expiry and the clock', () => {
    expect(expiry(moveExpiry(counter('a', 1, 1_772_440_000), { kind: 'extend', seconds: DAY }, NOW))).toBe('1772526400');
    expect(expiry(moveExpiry(counter('a', 1, 100), { kind: 'extend', seconds: DAY }, NOW))).toBe('1772524800');
  });

  it('expires at the clock, from that very second on', () => {
    const moved = moveExpiry(counter('a', 1, 1_772_440_000), { kind: 'expire' }, NOW);
    expect(moved).toEqual(counter('a', 1, 1_772_438_400));
    expect(expiry(moveExpiry(counter('a', 1), { kind: 'expire' }, NOW))).toBe('1772438400');
  });

  it('leaves alone what it cannot move', () => {
    const unreadable: Item = { key: { S: 'a' }, expiresAt: { S: 'soon' } };
    expect(moveExpiry(unreadable, { kind: 'expire' }, NOW)).toBe('unreadable');
    expect(moveExpiry(unreadable, { kind: 'extend', seconds: 1 }, NOW)).toBe('unreadable');
    expect(moveExpiry(counter('a', 1), { kind: 'extend', seconds: 1 }, NOW)).toBe('no expiry');
    expect(moveExpiry(counter('a', 1, NOW - 1), { kind: 'expire' }, NOW)).toBe('expired already');
    expect(moveExpiry(counter('a', 1, 1e30), { kind: 'extend', seconds: 1 }, NOW)).toBe('too far');
  });

  it('makes no item larger than DynamoDB takes, by an expiry that is new or has more digits', () => {
    const full = (expiresAt: number | undefined): Item => {
      const item = counter('a', 1, expiresAt);
      return { ...item, filler: { S: 'x'.repeat(MAX_ITEM_BYTES - itemSize(item) - 'filler'.length) } };
    };
    expect(itemSize(full(1_800_000_000))).toBe(MAX_ITEM_BYTES);
    expect(moveExpiry(full(undefined), { kind: 'expire' }, NOW)).toBe('too large');
    expect(moveExpiry(full(1_800_000_000), { kind: 'expire' }, NOW)).toBe('too large');
    expect(moveExpiry(full(1_800_000_000), { kind: 'extend', seconds: 1 }, NOW)).toBe('too large');
    expect(expiry(moveExpiry(full(1_800_000_000), { kind: 'extend', seconds: 100_000_000 }, NOW))).toBe('1900000000');
  });

  it('says what stayed as it is, and why', () => {
    expect(unmovedWords(new Map([['unreadable', 1], ['no expiry', 1200]]))).toBe('1 has an expiry that is no number, and stays as it is. 1,200 never expire, and stay so.');
    expect(unmovedWords(new Map())).toBe('');
  });

  it('moves nothing but the expiry, and never makes an item live shorter by extending it', () => {
    const times = fc.integer({ min: -DAY, max: 4_000_000_000 });
    fc.assert(
      fc.property(times, times, fc.integer({ min: 1, max: 400 * DAY }), (at, now, seconds) => {
        const item = counter('a', 7, at);
        const moved = moveExpiry(item, { kind: 'extend', seconds }, now);
        expect(moved).toEqual({ ...item, expiresAt: { N: String(Math.max(at, now) + seconds) } });
      }),
      { seed: 2 },
    );
  });
});
