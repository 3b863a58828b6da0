import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRequest, helperItem, SETTINGS } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import { LaneKeys, MOST_KEYS } from './lane-keys';

/** What a sort of all keys gives. */
function naive(trace: Trace, search: string, selected: string | null): { keys: string[]; more: number } {
  const places = trace.places();
  const all = new Set([...places.keys(), ...trace.tableAt(1).keys()]);
  const weight = (key: string): number => (key === selected ? Infinity : places.countOf(key));
  const found = [...all].filter((key) => key.toLowerCase().includes(search.toLowerCase())).sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  return { keys: found.slice(0, MOST_KEYS), more: Math.max(0, found.length - MOST_KEYS) };
}

const key = fc.integer({ min: 0, max: 60 }).map((number) => (number % 2 === 0 ? `User:${number}` : `ip:${number}`));
const step = fc.record({ named: fc.array(key, { maxLength: 30 }), search: fc.constantFrom('', '', 'user', 'IP:1', 'none'), selected: fc.option(key) });

describe('LaneKeys', () => {
  it('are those that a sort of all keys would put first, while the trace grows and the search changes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { maxLength: 30 }), fc.array(step, { maxLength: 6 }), (start, list) => {
        const lanes = new LaneKeys();
        let trace = Trace.start(0, start.map((name) => helperItem(name, 1, [])), SETTINGS, []);
        const earlier = [trace];
        for (const { named, search, selected } of list) {
          trace = trace.appendEntries(named.map((name, index) => aRequest(index, { key: name })));
          earlier.push(trace);
          expect(lanes.of(trace, search, selected)).toEqual(naive(trace, search, selected));
        }
        // Undo goes back to an earlier value; the busiest of it are looked for among those of the later one.
        for (const value of earlier) expect(lanes.of(value, 'ip', null)).toEqual(naive(value, 'ip', null));
      }),
      { seed: 1 },
    );
  });
});
