import type { Slices } from '../../clock/slices';
import type { TableContents } from '../../trace/item';

/** Keys that are looked at between two pauses. */
const AT_ONCE = 2_000;

/** A selection, and what it is a selection of. */
export interface Selected {
  readonly keys: ReadonlySet<string> | null;
  readonly table: TableContents;
  /** The rows that the grid shows, each of which is of one key. */
  readonly rows: readonly { readonly key: string }[];
}

export interface Counted {
  /** Selected keys that the table has. */
  readonly present: number;
  /** Of these, those that the search or the filter hides. A closed group shows its keys as a number. */
  readonly hidden: number;
}

export const NONE_SELECTED: Counted = { present: 0, hidden: 0 };

/** How many of the selected keys the table has, and how many of those no row of the grid is about. */
export function* countSelected({ keys, table, rows }: Selected): Slices<Counted> {
  if (keys === null) return NONE_SELECTED;
  let looked = 0;
  let present = 0;
  for (const key of keys) {
    if (table.has(key)) present += 1;
    looked += 1;
    if (looked % AT_ONCE === 0) yield;
  }
  let shown = 0;
  for (const { key } of rows) {
    if (keys.has(key) && table.has(key)) shown += 1;
    looked += 1;
    if (looked % AT_ONCE === 0) yield;
  }
  return { present, hidden: Math.max(0, present - shown) };
}
