import type { Slices } from '../../clock/slices';
import type { Item, TableContents } from '../../trace/item';
import { textAt } from '../../trace/segment';
import type { Trace } from '../../trace/trace';
import { deletedRow } from './cache-rows';
import type { CacheRow } from './cache-rows';

/** How a key last was, and the moments from which (inclusive) to which (exclusive) it was gone. */
interface Absence {
  readonly row: CacheRow;
  readonly from: number;
  to: number;
}

/** Entries between two pauses. */
const STEP = 256;

/** The keys that a trace had and lost, at any of its moments. */
export class DeletedRows {
  readonly #absences: readonly (readonly Absence[])[];

  /** Absences by key, each in order of time. */
  constructor(byKey: ReadonlyMap<string, readonly Absence[]>) {
    // By code unit, as everywhere in the grid.
    this.#absences = [...byKey.keys()].sort().map((key) => byKey.get(key) ?? []);
  }

  /** Keys that are deleted at a moment, as they last were, in order of their keys. */
  at(moment: number): CacheRow[] {
    const rows: CacheRow[] = [];
    for (const absences of this.#absences) {
      const absence = absences.findLast(({ from }) => from <= moment);
      if (absence !== undefined && moment < absence.to) rows.push(absence.row);
    }
    return rows;
  }
}

/** Goes through a trace once and notes what was deleted, and what of it came back. `size`: DynamoDB's size of an item in bytes. */
export function* findDeleted(trace: Trace, size: (item: Item) => number): Slices<DeletedRows> {
  const byKey = new Map<string, Absence[]>();
  /** The entry before, whose effect is known at the next one. */
  let last: { key: string; item: Item | null; moment: number } | null = null;
  let table: TableContents | null = null;
  const settle = (): void => {
    if (last === null || table === null) return;
    const { key, item, moment } = last;
    const isThere = table.has(key);
    if (item !== null && !isThere) {
      const absence = { row: deletedRow(key, item, size), from: moment, to: Infinity };
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [absence]);
      else known.push(absence);
    } else if (item === null && isThere) {
      const absence = byKey.get(key)?.at(-1);
      if (absence !== undefined) absence.to = moment;
    }
  };
  for (const { seq, segment, index, before } of trace.fold()) {
    table = before;
    settle();
    const key = textAt(segment, 'key', index);
    last = key === null ? null : { key, item: before.get(key) ?? null, moment: seq + 1 };
    if (seq % STEP === 0) yield;
  }
  settle();
  return new DeletedRows(byKey);
}
