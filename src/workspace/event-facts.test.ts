import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countEnabled, enabledPlaces, factsOf, findOlder } from './event-facts';
import { eventGroups } from './event-groups';
import type { EventRow } from './workspace-types';

const row = fc.record({ enabled: fc.boolean(), epoch: fc.option(fc.integer({ min: 1, max: 9 })), logType: fc.constantFrom('A', 'B', null) });

/** The rows of some files, one behind the other. */
const list = fc
  .array(fc.array(row, { minLength: 1, maxLength: 7 }), { maxLength: 5 })
  .map((files) => files.flatMap((rows, file) => rows.map((own, index): EventRow => ({ ...own, path: `events/${file}.jsonl`, line: index + 1, text: '{}', time: null }))));

/** The same said in the shortest way: each event beside all before it. */
function naive(rows: readonly EventRow[]) {
  const timed = rows.map((own, place) => ({ ...own, place })).filter(({ enabled, epoch }) => enabled && epoch !== null);
  const newestBefore = (place: number, path?: string) =>
    timed.filter((other) => other.place < place && (path === undefined || other.path === path)).reduce<(typeof timed)[number] | null>((best, other) => (best === null || (other.epoch ?? 0) >= (best.epoch ?? 0) ? other : best), null);
  const isOlder = (own: (typeof timed)[number], path?: string): boolean => (newestBefore(own.place, path)?.epoch ?? 0) > (own.epoch ?? 0);
  const older = timed.filter((own) => isOlder(own));
  return {
    count: older.length,
    first: older.slice(0, 5).map(({ place }) => ({ place, newest: newestBefore(place)?.place })),
    paths: [...new Set(timed.filter((own) => isOlder(own, own.path)).map(({ path }) => path))],
  };
}

it('knows of each file what looking at all events tells', () => {
  fc.assert(
    fc.property(list, (rows) => {
      expect(findOlder(rows)).toEqual(naive(rows));
      expect(countEnabled(rows)).toBe(rows.filter(({ enabled }) => enabled).length);
      expect([...enabledPlaces(rows)]).toEqual([...rows.keys()].filter((place) => rows[place]?.enabled));
      for (const group of eventGroups(rows)) {
        const facts = factsOf(group);
        expect(facts.withoutLogType).toBe(group.rows.filter(({ logType }) => logType === null).length);
        expect(facts.withoutTime).toBe(group.rows.filter(({ epoch }) => epoch === null).length);
        expect([...facts.logTypes]).toEqual([...new Set(group.rows.map(({ logType }) => logType))]);
      }
    }),
    { numRuns: 300, seed: 5 },
  );
});
