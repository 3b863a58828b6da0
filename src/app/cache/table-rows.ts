import type { Slices } from '../../clock/slices';
import type { Item, TableContents } from '../../trace/item';
import type { Trace } from '../../trace/trace';
import { compareText, rowOf } from './cache-rows';
import type { CacheRow } from './cache-rows';
import { mergeSlices, sortSlices } from '../../clock/sort-slices';

/** All rows of the table at a moment, in order of their keys (by code unit). */
export interface TableRows {
  readonly rows: readonly CacheRow[];
  /** Of all of them together. */
  readonly bytes: number;
}

/** A key that the table has at any moment, and what is known of it. Moments are numbers of entries. */
interface Slot {
  readonly key: string;
  /** The table has no such key before; 0: the starting table has it. */
  readonly first: number;
  /** Its row (null: none) from moment `from` up to, not including, `until`. */
  row: CacheRow | null;
  from: number;
  until: number;
}

/** Entries whose places are looked for between two pauses, where that was not done while they came. */
const PLACES_AT_ONCE = 10_000;
/** Keys that are looked at between two pauses. */
const AT_ONCE = 1_000;

const bySlotKey = (a: Slot, b: Slot): number => compareText(a.key, b.key);

/**
 * The rows of the Cache grid, kept from one moment to the next. Of each key it knows how long its row stays as it is, so that at
 * another moment only those keys are looked up that are another thing then; and keys keep their place in the order.
 */
export class KeptRows {
  private trace: Trace | null = null;
  private slots = new Map<string, Slot>();
  private sorted: readonly Slot[] = [];

  /** `size`: DynamoDB's size of an item in bytes. */
  constructor(private readonly size: (item: Item) => number) {}

  /** The rows at a moment (at least 1) of a trace. Has to be carried through: the next one begins where this one has ended. */
  *at(trace: Trace, moment: number): Slices<TableRows> {
    yield* this.follow(trace);
    const { sorted } = this;
    const rows: CacheRow[] = [];
    let bytes = 0;
    let seen = 0;
    let table: TableContents | null = null;
    for (const slot of sorted) {
      if (++seen % AT_ONCE === 0) yield;
      if (moment < slot.first) continue;
      if (moment < slot.from || moment >= slot.until) {
        table ??= trace.tableAt(moment);
        this.lookUp(slot, table, trace.places().stay(slot.key, moment));
      }
      if (slot.row === null) continue;
      rows.push(slot.row);
      bytes += slot.row.bytes;
    }
    return { rows, bytes };
  }

  /** Takes in what is new in a trace, or another one. */
  private *follow(trace: Trace): Slices<void> {
    const before = this.trace;
    if (before === trace) return;
    const changed = before === null ? null : trace.changedKeys(trace.length, before, before.length);
    if (changed === null) {
      this.slots = new Map();
      this.sorted = [];
    }
    while (!trace.preparePlaces(PLACES_AT_ONCE)) yield;
    const places = trace.places();
    const start = trace.tableAt(1);
    const fresh: Slot[] = [];
    for (const key of changed ?? new Set([...start.keys(), ...places.keys()])) {
      const slot = this.slots.get(key);
      if (slot !== undefined) {
        // It stayed as it was up to where the shorter of the two ends.
        slot.until = Math.min(slot.until, Math.min(trace.length, before?.length ?? 0) + 1);
        continue;
      }
      const first = start.has(key) ? 0 : (places.ofKey(key)[0] ?? Infinity);
      const added: Slot = { key, first, row: null, from: 0, until: 0 };
      this.slots.set(key, added);
      fresh.push(added);
      if (fresh.length % AT_ONCE === 0) yield;
    }
    if (fresh.length > 0) this.sorted = yield* mergeSlices(this.sorted, yield* sortSlices(fresh, bySlotKey), bySlotKey);
    this.trace = trace;
  }

  private lookUp(slot: Slot, table: TableContents, { from, until }: { from: number; until: number }): void {
    const item = table.get(slot.key);
    slot.row = item === undefined ? null : rowOf(slot.key, item, this.size);
    slot.from = from;
    slot.until = until;
  }
}
