import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../clock/slices';
import { SETTINGS, aRequest } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import type { StoredEntry } from '../../trace/trace-types';
import { csvCell, keyMapCsv } from './key-map-csv';
import { KeyUses } from './key-uses';
import { keyRows, mapKeys, mapRows } from './map-rows';

const WRITE = { set: { intCount: { N: '1' } } };

function request(detection: string, key: string | null, isWrite: boolean): StoredEntry {
  return aRequest(1, { detection, key, delta: isWrite ? WRITE : null });
}

function usesOf(entries: readonly StoredEntry[]): KeyUses {
  const trace = Trace.start(0, [], SETTINGS, []).appendEntries(entries);
  const uses = new KeyUses();
  atOnce(uses.goOn(trace, trace.length));
  return uses;
}

describe('KeyUses', () => {
  it('counts as a naive reader does, at any moments that it goes on to', () => {
    const entry = fc.record({ detection: fc.constantFrom('A', 'B', 'C'), key: fc.option(fc.constantFrom('x', 'y', 'z')), isWrite: fc.boolean() });
    const parts = fc.array(fc.array(entry, { maxLength: 6 }), { maxLength: 5 });
    fc.assert(
      fc.property(parts, fc.array(fc.nat({ max: 30 })), (batches, stops) => {
        let trace = Trace.start(0, [], SETTINGS, []);
        for (const batch of batches) {
          trace = trace.appendEntries([...batch.map(({ detection, key, isWrite }) => request(detection, key, isWrite)), { kind: 'delete', at: 1, key: 'x', by: 'sweeper' }]);
        }
        const uses = new KeyUses();
        for (const stop of [...stops.filter((moment) => moment <= trace.length).sort((a, b) => a - b), trace.length]) {
          expect(uses.fits(trace, stop)).toBe(true);
          atOnce(uses.goOn(trace, stop));
        }
        for (const key of ['x', 'y', 'z']) {
          for (const detection of ['A', 'B', 'C']) {
            const own = batches.flat().filter((one) => one.key === key && one.detection === detection);
            const writes = own.filter(({ isWrite }) => isWrite).length;
            const use = uses.of(key, uses.detections.indexOf(detection));
            expect(use).toEqual(own.length === 0 ? null : { reads: own.length - writes, writes });
          }
        }
      }),
      { seed: 6 },
    );
  });

  it('fits a trace that has grown, and no other', () => {
    const trace = Trace.start(0, [], SETTINGS, []).appendEntries([request('A', 'x', true)]);
    const uses = new KeyUses();
    atOnce(uses.goOn(trace, trace.length));
    const grown = trace.appendEntries([request('A', 'x', true)]);
    expect(uses.fits(grown, grown.length)).toBe(true);
    expect(uses.fits(grown, 1)).toBe(false);
    const other = Trace.start(0, [], SETTINGS, []).appendEntries([request('A', 'x', true), request('B', 'x', true)]);
    expect(uses.fits(other, other.length)).toBe(false);
  });
});

describe('the map', () => {
  const entries = [
    request('A', 'u:1', true),
    request('A', 'u:2', true),
    request('B', 'u:2', false),
    request('B', 'u:2', false),
    request('B', 'v:1', false),
    request('A', 'v:2', true),
    request('A', 'lone', true),
    request('A', 'lone', true),
  ];

  it('has groups and keys, most shared first', () => {
    const uses = usesOf(entries);
    const rows = atOnce(mapRows(uses, atOnce(mapKeys(uses, 1, '')), ':'));
    expect(rows.map(({ text, sharedBy, total }) => [text, sharedBy, total])).toEqual([
      ['u:', 2, 4],
      ['lone', 1, 2],
      ['v:', 1, 2],
    ]);
    expect(rows[0]?.uses).toEqual([
      { reads: 0, writes: 2 },
      { reads: 2, writes: 0 },
    ]);
    expect(atOnce(keyRows(uses, rows[0]?.keys ?? [])).map(({ text }) => text)).toEqual(['u:2', 'u:1']);
  });

  it('can be limited to keys that detections share, and to a text', () => {
    const uses = usesOf(entries);
    expect(atOnce(mapKeys(uses, 2, ''))).toEqual([{ key: 'u:2' }]);
    expect(atOnce(mapKeys(uses, 1, 'V:'))).toEqual([{ key: 'v:1' }, { key: 'v:2' }]);
    expect(atOnce(mapRows(uses, atOnce(mapKeys(uses, 1, '')), '')).filter(({ isGroup }) => isGroup)).toEqual([]);
  });
});

describe('the map as CSV', () => {
  it('has no cell that a spreadsheet calculates', () => {
    expect(['=1+1', '+1', '-1', '@x', '\tx', '\n=1', ' =1', '\u00A0@x', 'a "b", c', '1=1'].map(csvCell)).toEqual(['"\'=1+1"', '"\'+1"', '"\'-1"', '"\'@x"', '"\'\tx"', '"\'\n=1"', '"\' =1"', '"\'\u00A0@x"', '"a ""b"", c"', '"1=1"']);
  });

  it('is a line a detection and key, with pauses', async () => {
    const uses = usesOf([request('A', '=x', true), request('B', '=x', false)]);
    const csv = atOnce(keyMapCsv(uses, atOnce(mapKeys(uses, 1, ''))));
    expect(await csv.text()).toBe('"key","detection","reads","writes"\r\n"\'=x","A",0,1\r\n"\'=x","B",1,0\r\n');
    const many = usesOf(Array.from({ length: 2_000 }, (_, n) => request('A', `k${n}`, true)));
    const writing = keyMapCsv(many, atOnce(mapKeys(many, 1, '')));
    expect([writing.next().done, writing.next().done]).toEqual([false, false]);
    expect((await atOnce(writing).text()).split('\r\n')).toHaveLength(2_002);
  });
});
