import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../trace/item';
import { deletionTime, isTooOld, itemState, TOO_OLD_SECONDS, type SweepSettings } from './sweeper';
import { Table } from './table';

const HOUR = 3600;
const settings = (sweeper: SweepSettings['sweeper'], seed = 1): SweepSettings => ({
  sweeper,
  sweeperDelayHours: 2,
  seed,
});
const item = (key: string, expiresAt: number | string): Item => ({
  key: { S: key },
  expiresAt: typeof expiresAt === 'number' ? { N: String(expiresAt) } : { S: expiresAt },
});

describe('deletionTime', () => {
  it('follows the sweeper', () => {
    expect(deletionTime('k', item('k', 100), settings('at once'))).toBe(100);
    expect(deletionTime('k', item('k', 100), settings('after a delay'))).toBe(100 + 2 * HOUR);
    expect(deletionTime('k', item('k', 100), settings('never'))).toBeNull();
    expect(deletionTime('k', item('k', '100'), settings('at once'))).toBeNull();
    expect(deletionTime('k', { key: { S: 'k' } }, settings('at once'))).toBeNull();
  });

  it('spreads over 48 hours, in whole seconds, by key, expiry and seed', () => {
    const random = (key: string, seed = 1, expiry = 1000) =>
      deletionTime(key, item(key, expiry), settings('at a random time within 48 hours', seed)) ?? NaN;
    expect(random('k')).toBe(random('k'));
    expect(random('k', 2)).not.toBe(random('k'));
    expect(random('k', 1, 1001) - 1001).not.toBe(random('k') - 1000);
    const delays = Array.from({ length: 4800 }, (_, i) => random(`key ${i}`) - 1000);
    expect(delays.every((delay) => Number.isInteger(delay) && delay >= 0 && delay <= 48 * HOUR)).toBe(true);
    const perHour = Array.from({ length: 48 }, (_, hour) => delays.filter((d) => Math.floor(d / HOUR) === hour).length);
    // 100 are expected in each hour, with a standard deviation of 10.
    expect(Math.min(...perHour)).toBeGreaterThan(60);
    expect(Math.max(...perHour)).toBeLessThan(140);
  });
});

it('an item is expired from the second of its expiry on', () => {
  expect(itemState(item('k', 100), 99.9)).toBe('live');
  expect(itemState(item('k', 100), 100)).toBe('expired, still readable');
  expect(itemState({ key: { S: 'k' } }, 100)).toBe('live');
  expect(isTooOld(item('k', 100), 100 + TOO_OLD_SECONDS)).toBe(false);
  expect(isTooOld(item('k', 100), 101 + TOO_OLD_SECONDS)).toBe(true);
});

describe('Table.sweep', () => {
  it('deletes what is due, in order of time and key', () => {
    const table = new Table([item('c', 20), item('b', 20), item('a', 30), item('late', 31), { key: { S: 'none' } }]);
    const swept = table.sweep(30, settings('at once'));
    expect(swept.map(({ key, at }) => [key, at])).toEqual([
      ['b', 20],
      ['c', 20],
      ['a', 30],
    ]);
    expect(swept[0]?.before).toEqual(item('b', 20));
    expect([...table.contents.keys()]).toEqual(['late', 'none']);
    expect(table.sweep(30, settings('at once'))).toEqual([]);
  });

  it('lets an extended item live and takes a shortened one', () => {
    const table = new Table([item('a', 20), item('b', 200)]);
    table.sweep(0, settings('at once'));
    table.put('a', item('a', 100));
    table.put('b', item('b', 10));
    expect(table.sweep(50, settings('at once')).map(({ key }) => key)).toEqual(['b']);
    expect(table.sweep(100, settings('at once')).map(({ key }) => key)).toEqual(['a']);
  });

  it('never deletes before the write', () => {
    const table = new Table([]);
    table.sweep(1000, settings('at once'));
    table.put('a', item('a', 20));
    expect(table.sweep(2000, settings('at once'))).toEqual([{ key: 'a', at: 1000, before: item('a', 20) }]);
  });

  it('leaves an item alone that was five years too old when it came by', () => {
    const old = new Table([item('old', 100)]);
    expect(old.sweep(101 + TOO_OLD_SECONDS, settings('at once'))).toEqual([]);
    expect(old.contents.size).toBe(1);
    const watched = new Table([item('watched', 100)]);
    watched.sweep(0, settings('at once'));
    expect(watched.sweep(101 + TOO_OLD_SECONDS, settings('at once'))).toHaveLength(1);
  });

  it('takes new settings, and a clock that went back', () => {
    const table = new Table([item('a', 100)]);
    expect(table.sweep(200, settings('never'))).toEqual([]);
    expect(table.sweep(200, settings('after a delay'))).toEqual([]);
    table.put('b', item('b', 150));
    expect(table.sweep(50, settings('at once'))).toEqual([]);
    expect(table.sweep(120, settings('at once')).map(({ key, at }) => [key, at])).toEqual([['a', 100]]);
  });

  it('agrees with a scan of all items', () => {
    const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), expiry: fc.nat(60), now: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const table = new Table([]);
        const expiries = new Map<string, number>();
        let clock = 0;
        for (const { key, expiry, now } of steps) {
          table.put(key, item(key, expiry));
          expiries.set(key, expiry);
          clock = Math.max(clock, now);
          const due = [...expiries].filter(([, time]) => time <= clock).map(([name]) => name);
          for (const name of due) expiries.delete(name);
          const swept = table.sweep(clock, settings('at once'));
          expect(swept.map((entry) => entry.key).sort()).toEqual(due.sort());
          expect(swept.every(({ at }, i) => at <= clock && at >= (swept[i - 1]?.at ?? 0))).toBe(true);
        }
        expect([...table.contents.keys()].sort()).toEqual([...expiries.keys()].sort());
      }),
      { seed: 1 },
    );
  });
});
