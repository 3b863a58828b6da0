import type { EpochSeconds } from '../../clock/clock-types';
import type { Slices } from '../../clock/slices';
import { expiryOf } from '../../engine/page-behaviour';
import { arrange } from './cache-rows';
import type { CacheQuery, CacheRow } from './cache-rows';
import { divide, wholeGroup } from './key-groups';
import type { KeyGroup } from './key-groups';

/** What a group's row says of the keys in it. */
export interface GroupFacts {
  readonly keys: number;
  readonly bytes: number;
  /** The soonest of their expiries; null where none has one. */
  readonly soonest: EpochSeconds | null;
  readonly expired: number;
  /** They are gone: the past shows how they last were. */
  readonly areDeleted: boolean;
}

interface TreePlace {
  /** What tells a row from all others of the tree. */
  readonly id: string;
  /** From 1. */
  readonly level: number;
  /** What stands behind the prefix of the group above. */
  readonly name: string;
  /** Among the rows of the same group, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
}

/** A row of the tree: a group, or a key. */
export type TreeRow =
  | (TreePlace & { readonly kind: 'group'; readonly group: KeyGroup; readonly isOpen: boolean; readonly facts: GroupFacts })
  | (TreePlace & { readonly kind: 'key'; readonly row: CacheRow });

/** What the tree is made by. */
export interface TreeShape {
  readonly delimiter: string;
  readonly isOpen: (prefix: string) => boolean;
  readonly sort: CacheQuery['sort'];
  readonly now: EpochSeconds;
}

/** The ID of a group's row: no key's, as those begin with another letter. */
export const groupId = (prefix: string): string => `g${prefix}`;
/** The ID of a key's row. */
export const keyId = (key: string): string => `k${key}`;

/** Rows that are looked at between two pauses. */
const AT_ONCE = 2_000;

function* factsOf(rows: readonly CacheRow[], { from, to }: KeyGroup, now: EpochSeconds): Slices<GroupFacts> {
  let bytes = 0;
  let soonest = Infinity;
  let expired = 0;
  for (let index = from; index < to; index += 1) {
    const row = rows[index];
    if (row === undefined) break;
    bytes += row.bytes;
    // Of the item, as a row that is not on the screen has not worked out what it shows.
    const expiry = expiryOf(row.item) ?? Infinity;
    soonest = Math.min(soonest, expiry);
    if (expiry <= now) expired += 1;
    if (index % AT_ONCE === 0) yield;
  }
  return { keys: to - from, bytes, soonest: soonest === Infinity ? null : soonest, expired, areDeleted: rows[from]?.isDeleted === true };
}

interface Branch {
  readonly group: KeyGroup;
  readonly facts: GroupFacts;
}

/** What groups are sorted by: what their rows show in the column. Key and Type, which is the same for all of them: null. */
const GROUPS_BY: Readonly<Record<CacheQuery['sort']['column'], ((facts: GroupFacts) => number) | null>> = {
  Key: null,
  Type: null,
  Value: ({ keys }) => keys,
  Size: ({ bytes }) => bytes,
  Expires: ({ soonest }) => soonest ?? Number.MAX_VALUE,
  State: ({ expired }) => expired,
};

/** Groups that are equal in the column stay in order of their names. */
function sortGroups(groups: Branch[], { column, descending }: CacheQuery['sort']): void {
  const number = GROUPS_BY[column];
  const by = number === null ? null : ({ facts }: Branch) => number(facts);
  if (by !== null) groups.sort((a, b) => (descending ? by(b) - by(a) : by(a) - by(b)));
  else if (column === 'Key' && descending) groups.reverse();
}

/**
 * The rows of the tree that are to be seen: what is below a closed group makes none. `rows` are the wanted ones in order of their
 * keys. Groups come before keys.
 */
export function* treeRows(rows: readonly CacheRow[], { delimiter, isOpen, sort, now }: TreeShape): Slices<TreeRow[]> {
  const shown: TreeRow[] = [];
  function* add(above: KeyGroup, level: number): Slices<void> {
    const below = divide(rows, delimiter, above);
    const groups: Branch[] = [];
    for (const group of below.groups) groups.push({ group, facts: yield* factsOf(rows, group, now) });
    sortGroups(groups, sort);
    const single = below.rows.flatMap((index) => rows[index] ?? []);
    const keys = yield* arrange(single, { search: '', type: 'all', state: 'all', sort }, now);
    const siblings = groups.length + keys.length;
    const cut = above.prefix.length;
    let position = 0;
    for (const { group, facts } of groups) {
      const opened = isOpen(group.prefix);
      position += 1;
      shown.push({ kind: 'group', id: groupId(group.prefix), level, name: group.prefix.slice(cut), position, siblings, group, isOpen: opened, facts });
      if (opened) yield* add(group, level + 1);
    }
    for (const row of keys) {
      position += 1;
      shown.push({ kind: 'key', id: keyId(row.key), level, name: row.key.slice(cut), position, siblings, row });
      if (position % AT_ONCE === 0) yield;
    }
  }
  yield* add(wholeGroup(rows), 1);
  return shown;
}

/** The position of the group that a row is in; −1 where it is in none. */
export function parentOf(rows: readonly TreeRow[], index: number): number {
  const level = rows[index]?.level ?? 0;
  let above = index - 1;
  while (above >= 0 && (rows[above]?.level ?? 0) >= level) above -= 1;
  return above;
}

/** The prefixes of all groups. */
export function allPrefixes(rows: readonly CacheRow[], delimiter: string): string[] {
  const prefixes: string[] = [];
  const waiting = [wholeGroup(rows)];
  for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
    for (const below of divide(rows, delimiter, group).groups) {
      prefixes.push(below.prefix);
      waiting.push(below);
    }
  }
  return prefixes;
}

/** The prefixes of all groups that hold a key, outermost first. */
export function groupsAbove(rows: readonly CacheRow[], delimiter: string, key: string): string[] {
  const prefixes: string[] = [];
  let group: KeyGroup | undefined = wholeGroup(rows);
  for (;;) {
    group = divide(rows, delimiter, group).groups.find(({ prefix }) => key.startsWith(prefix));
    if (group === undefined) return prefixes;
    prefixes.push(group.prefix);
  }
}
