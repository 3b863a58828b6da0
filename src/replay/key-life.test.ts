import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffItem } from '../trace/item-delta';
import { aRequest, SETTINGS } from '../trace/test-arbitraries';
import { Trace } from '../trace/trace';
import type { Item } from '../trace/item';
import { itemState } from '../table/sweeper';
import { keyLife, KeyLives } from './key-life';

const item = (expires: number | null, count = 1): Item => ({
  key: { S: 'k' },
  intCount: { N: String(count) },
  ...(expires !== null && { expiresAt: { N: String(expires) } }),
});

describe('the life of a key', () => {
  it('is live, then expired but readable, then deleted, and begins with its first item', () => {
    const trace = Trace.start(0, [], SETTINGS, []).appendEntries([
      aRequest(10, { key: 'k', operation: 'GetItem', delta: null }),
      aRequest(20, { key: 'k', delta: diffItem(null, item(100)) }),
      aRequest(120, { key: 'k', operation: 'GetItem', delta: null }),
      { kind: 'delete', at: 200, key: 'k', by: 'sweeper' },
      aRequest(300, { key: 'k', operation: 'GetItem', delta: null }),
      aRequest(400, { key: 'k', delta: diffItem(null, item(null)) }),
      { kind: 'clock', at: 500, from: 400, by: 'hand' },
    ]);
    expect(keyLife(trace, 'k')).toEqual({
      key: 'k',
      spans: [
        { zone: 'live', from: 20, to: 100 },
        { zone: 'expired, still readable', from: 100, to: 200 },
        { zone: 'deleted', from: 200, to: 400 },
        { zone: 'live', from: 400, to: 500 },
      ],
      marks: [
        { seq: 1, at: 10, kind: 'read' },
        { seq: 2, at: 20, kind: 'write' },
        { seq: 3, at: 120, kind: 'read' },
        { seq: 4, at: 200, kind: 'delete' },
        { seq: 5, at: 300, kind: 'read' },
        { seq: 6, at: 400, kind: 'write' },
      ],
    });
    expect(keyLife(trace, 'other')).toEqual({ key: 'other', spans: [], marks: [] });
  });

  it('begins with the table that the run starts from', () => {
    const trace = Trace.start(50, [item(10)], SETTINGS, []).appendEntries([{ kind: 'clock', at: 60, from: 50, by: 'hand' }]);
    expect(keyLife(trace, 'k').spans).toEqual([{ zone: 'expired, still readable', from: 50, to: 60 }]);
  });

  it('is at each time what the table says', () => {
    const steps = fc.array(fc.record({ after: fc.integer({ min: 0, max: 9 }), expires: fc.option(fc.integer({ min: -20, max: 60 })), gone: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (list) => {
        let at = 0;
        let now: Item | null = null;
        let trace = Trace.start(0, [], SETTINGS, []);
        for (const [index, { after, expires, gone }] of list.entries()) {
          at += after;
          const next: Item | null = gone ? null : item(expires === null ? null : at + expires, index);
          trace = trace.appendEntries([aRequest(at, { key: 'k', delta: diffItem(now, next) })]);
          now = next;
        }
        trace = trace.appendEntries([{ kind: 'clock', at: at + 10, from: at, by: 'hand' }]);
        const { spans } = keyLife(trace, 'k');
        for (const [index, span] of spans.entries()) {
          expect(span.to).toBeGreaterThan(span.from);
          if (index > 0) expect(span.from).toBe(spans[index - 1]?.to);
          const time = (span.from + span.to) / 2;
          let moment = trace.length;
          while (trace.at(moment - 1) > time) moment -= 1;
          const then = trace.tableAt(moment).get('k');
          expect(then ? itemState(then, time) : 'deleted').toBe(span.zone);
        }
      }),
      { seed: 1 },
    );
  });

  it('is the same however the trace grew, after Undo, and whatever keys were asked for before', () => {
    const change = fc.record({ key: fc.constantFrom('k', 'l'), after: fc.integer({ min: 0, max: 9 }), expires: fc.option(fc.integer({ min: -20, max: 60 })), gone: fc.boolean(), moves: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.array(fc.boolean(), { maxLength: 12 }), (list, undone) => {
        const lives = new KeyLives();
        let at = 0;
        let trace = Trace.start(0, [item(5)], SETTINGS, []);
        for (const [index, { key, after, expires, gone, moves }] of list.entries()) {
          at += after;
          const now = trace.table().get(key) ?? null;
          const count = { ...item(expires === null ? null : at + expires, index), key: { S: key } };
          const next = gone ? null : moves && now ? { ...now, intCount: { N: String(index + 100) } } : count;
          const before = trace;
          trace = trace.appendEntries([aRequest(at, { key, delta: diffItem(now, next) })]);
          const keys = index % 3 === 0 ? ['k'] : ['l', 'k'];
          expect(lives.of(trace, keys)).toEqual(keys.map((one) => keyLife(Trace.from(trace.segments), one)));
          if (undone[index] === true) trace = before;
        }
      }),
      { seed: 1 },
    );
  });
});
