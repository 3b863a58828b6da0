import type { Slices } from '../../clock/slices';
import { divide, keysIn, wholeGroup } from '../cache/key-groups';
import type { Keyed } from '../cache/delimiter';
import { sortSlices } from '../../clock/sort-slices';
import type { KeyUses, Use } from './key-uses';

/** A row of the map: a key, or keys that begin alike. */
export interface MapRow {
  /** A key, or what all keys of the group begin with. */
  readonly text: string;
  readonly isGroup: boolean;
  readonly keys: readonly string[];
  /** By the places of the detections; null: the detection used none of the keys. */
  readonly uses: readonly (Use | null)[];
  /** Detections that use the key; of a group, those of the key that is shared by most. */
  readonly sharedBy: number;
  /** Reads and writes of all detections. */
  readonly total: number;
}

/** Keys between two pauses. */
const AT_ONCE = 1_000;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The keys of the map in order, limited to those that at least `least` detections use and that have `search` in them, in any case. */
export function* mapKeys(uses: KeyUses, least: number, search: string): Slices<Keyed[]> {
  const wanted = search.toLowerCase();
  const keys: string[] = [];
  let looked = 0;
  for (const key of uses.keys()) {
    if (sharedBy(uses, key) >= least && key.toLowerCase().includes(wanted)) keys.push(key);
    looked += 1;
    if (looked % AT_ONCE === 0) yield;
  }
  return (yield* sortSlices(keys, byText)).map((key) => ({ key }));
}

function sharedBy(uses: KeyUses, key: string): number {
  return uses.detections.reduce((count, _, detection) => count + (uses.of(key, detection) === null ? 0 : 1), 0);
}

function* rowOf(uses: KeyUses, text: string, isGroup: boolean, keys: readonly string[]): Slices<MapRow> {
  const cells: { reads: number; writes: number }[] = uses.detections.map(() => ({ reads: 0, writes: 0 }));
  let shared = 0;
  let total = 0;
  for (const [index, key] of keys.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) yield;
    let detections = 0;
    for (const [detection, cell] of cells.entries()) {
      const use = uses.of(key, detection);
      if (use === null) continue;
      detections += 1;
      cell.reads += use.reads;
      cell.writes += use.writes;
      total += use.reads + use.writes;
    }
    shared = Math.max(shared, detections);
  }
  return { text, isGroup, keys, uses: cells.map((cell) => (cell.reads + cell.writes === 0 ? null : cell)), sharedBy: shared, total };
}

/** Most shared first, then most used. */
const byShare = (a: MapRow, b: MapRow): number => b.sharedBy - a.sharedBy || b.total - a.total || byText(a.text, b.text);

/** The first level of the map: groups of keys by a delimiter ('': none), and keys that are in no group. `keys` are in order. */
export function* mapRows(uses: KeyUses, keys: readonly Keyed[], delimiter: string): Slices<MapRow[]> {
  const { groups, rows } = divide(keys, delimiter, wholeGroup(keys));
  const all = yield* keyRows(uses, rows.flatMap((index) => keys[index]?.key ?? []));
  for (const group of groups) all.push(yield* rowOf(uses, group.prefix, true, [...keysIn(keys, group)]));
  return yield* sortSlices(all, byShare);
}

/** A row for each key. */
export function* keyRows(uses: KeyUses, keys: readonly string[]): Slices<MapRow[]> {
  const rows: MapRow[] = [];
  for (const [index, key] of keys.entries()) {
    rows.push(yield* rowOf(uses, key, false, [key]));
    if (index % AT_ONCE === AT_ONCE - 1) yield;
  }
  return yield* sortSlices(rows, byShare);
}
