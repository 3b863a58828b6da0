import { nearPartitionPoint } from '../../clock/partition-point';
import type { Keyed } from './delimiter';

/** Keys that begin alike: the rows `from` to (not including) `to` of those that are in order of their keys. */
export interface KeyGroup {
  /** What its keys begin with; the delimiter is its end. */
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
}

/** What is directly below a group: groups, and rows by their position, in order of their keys. */
export interface Divided {
  readonly groups: readonly KeyGroup[];
  readonly rows: readonly number[];
}

/** The first row from `from` on, and before `to`, that does not begin with `prefix`, which row `from` does. */
function endOf(rows: readonly Keyed[], prefix: string, from: number, to: number): number {
  // Most groups are small.
  return nearPartitionPoint(from + 1, to, (position) => rows[position]?.key.startsWith(prefix) === true);
}

/** The prefix of a group as long as all of its keys share it: a group that holds nothing but one other is that one. */
function longest(rows: readonly Keyed[], delimiter: string, { prefix, from, to }: KeyGroup): KeyGroup {
  const first = rows[from]?.key ?? '';
  const last = rows[to - 1]?.key ?? '';
  let shared = prefix;
  for (;;) {
    const at = first.indexOf(delimiter, shared.length);
    const next = at < 0 ? null : first.slice(0, at + delimiter.length);
    // In this order what the first and the last begin with, all between them do.
    if (next === null || !last.startsWith(next)) return { prefix: shared, from, to };
    shared = next;
  }
}

/** All rows, as the group that the tree grows from. */
export function wholeGroup(rows: readonly Keyed[]): KeyGroup {
  return { prefix: '', from: 0, to: rows.length };
}

/**
 * Divides a group by the delimiter's next place in its keys ('': not at all). A single key makes no group. The rows are in order of
 * their keys by code unit, so that keys that begin alike stand together: this takes one step for each row and group that it
 * returns, whatever is in the groups.
 */
export function divide(rows: readonly Keyed[], delimiter: string, group: KeyGroup): Divided {
  const groups: KeyGroup[] = [];
  const single: number[] = [];
  let index = group.from;
  while (index < group.to) {
    const key = rows[index]?.key ?? '';
    const at = delimiter === '' ? -1 : key.indexOf(delimiter, group.prefix.length);
    const prefix = at < 0 ? null : key.slice(0, at + delimiter.length);
    const end = prefix === null ? index + 1 : endOf(rows, prefix, index, group.to);
    if (prefix === null || end - index === 1) single.push(index);
    else groups.push(longest(rows, delimiter, { prefix, from: index, to: end }));
    index = end;
  }
  return { groups, rows: single };
}

/** The keys of a group, as often as they are asked for. */
export function keysIn(rows: readonly Keyed[], { from, to }: KeyGroup): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      for (let index = from; index < to; index += 1) {
        const key = rows[index]?.key;
        if (key !== undefined) yield key;
      }
    },
  };
}
