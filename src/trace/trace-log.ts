import { partitionPoint } from '../clock/partition-point';
import type { Item } from './item';
import { applyDelta } from './item-delta';
import { hashKey } from './item-guard';
import { LayeredTable } from './layered-table';
import { deltaAt, kindAt, readEntry, textAt } from './segment';
import { Stretches } from './stretches';
import { PlaceLists, TracePlaces } from './trace-places';
import type { StartEntry, StoredEntry, TraceSegment } from './trace-types';

/** The table after the first `length` entries. It is never changed once it is in here. */
export interface FoldPoint {
  readonly length: number;
  readonly table: LayeredTable;
}

/** Entries up to which a fold goes on from the table that was looked at last, whatever its copy costs. */
const LONGEST_STEP = 2_000;

/** A table that the caller of applyEntry owns. */
type OwnTable = Pick<Map<string, Item>, 'get' | 'clear'> & {
  set(key: string, item: Item): void;
  delete(key: string): void;
};

/** Entries between two keyframes, unless the table is larger: then as many as it has items, so that memory stays linear. */
const KEYFRAME_DISTANCE = 1_000;

/**
 * The segments that Trace values share, with the keyframes of their fold. It only grows: a value that was made when it was
 * shorter knows its own length and reads no further. Two continuations of the same value need two logs (`fork`).
 */
export class TraceLog {
  private readonly segments: TraceSegment[] = [];
  /** For each segment the number of entries up to and including it. */
  private readonly ends: number[] = [];
  private readonly keyframes: FoldPoint[] = [{ length: 0, table: new LayeredTable(new Map()) }];
  /** The last answer, for whoever moves through time step by step. */
  private recent: FoldPoint | null = null;
  private startEntry: Omit<StartEntry, 'seq'> | null = null;
  private readonly known = new PlaceLists();
  private stretches = new Stretches();

  /** `start`: the first entry, where the caller pushes it next and so need not have it parsed again. */
  constructor(start: Omit<StartEntry, 'seq'> | null = null) {
    this.startEntry = start;
  }

  get segmentCount(): number {
    return this.segments.length;
  }

  get length(): number {
    return this.ends.at(-1) ?? 0;
  }

  /** A log of its own with the first `segmentCount` segments and what is known of their fold. */
  fork(segmentCount: number): TraceLog {
    const fork = new TraceLog(this.startEntry);
    fork.segments.push(...this.segments.slice(0, segmentCount));
    fork.ends.push(...this.ends.slice(0, segmentCount));
    fork.stretches = this.stretches.fork(fork.length);
    fork.keyframes.push(...this.keyframes.slice(1).filter((frame) => frame.length <= fork.stretches.length));
    return fork;
  }

  push(segment: TraceSegment): void {
    this.segments.push(segment);
    this.ends.push(this.length + segment.count);
  }

  slice(segmentCount: number): readonly TraceSegment[] {
    return this.segments.slice(0, segmentCount);
  }

  /** The segment with entry `seq`, the entry's index in it, and the sequence number of its first entry. */
  locate(seq: number): { segment: TraceSegment; index: number; first: number } {
    const number = this.segmentNumber(seq);
    const segment = this.segments[number];
    if (segment === undefined) throw new RangeError(`The trace has no entry ${seq}.`);
    const first = (this.ends[number] ?? 0) - segment.count;
    return { segment, index: seq - first, first };
  }

  start(): Omit<StartEntry, 'seq'> {
    this.startEntry ??= asStart(readEntry(this.locate(0).segment, 0));
    return this.startEntry;
  }

  /**
   * The table after the first `length` entries, folded from the nearest known state before it; `near` is one that the
   * caller knows. That one is copied only if something changed.
   */
  fold(length: number, near: FoldPoint | null): FoldPoint {
    const from = this.nearest(length, near);
    if (from.length === length) return from;
    let table: LayeredTable | null = null;
    let shown = from.table;
    const own = (): LayeredTable => (shown = table ??= shown.copy());
    let lastFrame = this.keyframes.at(-1)?.length ?? 0;
    for (let at = from.length; at < length; ) {
      const end = Math.min(Stretches.endAfter(at), length);
      const known = end === Stretches.endAfter(at) ? this.stretches.beginning(at) : null;
      if (known === null) this.foldEntries(at, end, own);
      else if (known.items.size > 0) known.applyTo(own());
      at = end;
      if (at - lastFrame < Math.max(KEYFRAME_DISTANCE, shown.size)) continue;
      this.keyframes.push({ length: at, table: shown });
      lastFrame = at;
      table = null;
    }
    this.recent = { length, table: shown };
    return this.recent;
  }

  /** Folds entries one by one, and notes what they change where that is not known yet. */
  private foldEntries(from: number, to: number, own: () => LayeredTable): void {
    this.forEach(from, to, (segment, index, seq) => {
      if (!changesTable(segment, index)) {
        this.stretches.note(seq, []);
        return;
      }
      const table = own();
      const key = textAt(segment, 'key', index);
      // A second start, which only a damaged trace has, takes the whole table away.
      const gone = key === null ? [...table.keys()].map((name) => [name, null] as const) : [];
      applyEntry(table, segment, index);
      this.stretches.note(seq, key === null ? [...gone, ...table] : [[key, table.get(key) ?? null]]);
    });
  }

  /**
   * The keys whose items may differ between the moments after the first `from` and the first `to` entries, each at least one;
   * null where that can be any key.
   */
  changedKeys(from: number, to: number): Set<string> | null {
    const keys = new Set<string>();
    let isAny = false;
    for (let at = from; at < to; ) {
      const end = Math.min(Stretches.endAfter(at), to);
      const known = end === Stretches.endAfter(at) ? this.stretches.beginning(at) : null;
      if (known !== null) for (const key of known.items.keys()) keys.add(key);
      else {
        this.forEach(at, end, (segment, index) => {
          if (!changesTable(segment, index)) return;
          const key = textAt(segment, 'key', index);
          if (key === null) isAny = true;
          else keys.add(key);
        });
      }
      at = end;
    }
    return isAny ? null : keys;
  }

  /** The item `key` after the first `length` entries, without folding the other items. */
  itemAt(key: string, length: number, near: FoldPoint | null): Item | null {
    const from = this.nearest(length, near);
    let item = from.table.get(key) ?? null;
    this.forEach(from.length, length, (segment, index) => {
      if (!changesTable(segment, index)) return;
      if (kindAt(segment, index) === 'start') item = itemsOf(segment, index).get(key) ?? null;
      else if (textAt(segment, 'key', index) === key) item = changedItem(key, item, segment, index);
    });
    return item;
  }

  private nearest(length: number, near: FoldPoint | null): FoldPoint {
    // The starting table may be the largest thing in the trace: it is read once.
    if (length > 0 && this.keyframes.length === 1) this.keyframes.push({ length: 1, table: new LayeredTable(byKey(this.start().table)) });
    // The first one is of the empty trace.
    const behind = partitionPoint(1, this.keyframes.length, (number) => (this.keyframes[number]?.length ?? 0) <= length);
    let nearest = this.keyframes[behind - 1] as FoldPoint;
    for (const point of [near, this.recent]) {
      // From beyond what is noted, a fold would leave a gap in the notes.
      if (point === null || point.length > length || point.length <= nearest.length || point.length > this.stretches.length) continue;
      // A table that differs much from what it is based on is copied whole: that pays for a step, not for a jump.
      if (point.table.isCostly && length - point.length > LONGEST_STEP && nearest.length > 1) continue;
      nearest = point;
    }
    return nearest;
  }

  /** Where things stand in the first `length` entries. */
  places(length: number): TracePlaces {
    this.preparePlaces(length, Infinity);
    return new TracePlaces(this.known, length);
  }

  /** Looks for `places` at so many entries more, up to the first `length`; true where it has seen them all. */
  preparePlaces(length: number, more: number): boolean {
    const until = Math.min(length, this.known.length + more);
    while (this.known.length < until) {
      const { segment, index } = this.locate(this.known.length);
      this.known.add(segment, index, until);
    }
    return this.known.length >= length;
  }

  /** Visits the entries from number `from` up to, not including, `to`. */
  forEach(from: number, to: number, visit: (segment: TraceSegment, index: number, seq: number) => void): void {
    let seq = from;
    for (let number = this.segmentNumber(from); seq < to; number++) {
      const segment = this.segments[number];
      const end = this.ends[number];
      if (segment === undefined || end === undefined) return;
      const first = end - segment.count;
      const stop = Math.min(end, to);
      for (; seq < stop; seq++) visit(segment, seq - first, seq);
    }
  }

  /** Number of the segment with entry `seq`; one past the last where there is none. */
  private segmentNumber(seq: number): number {
    return partitionPoint(0, this.ends.length, (number) => (this.ends[number] ?? 0) <= seq);
  }
}

/** Applies what an entry did to a table that the caller owns. */
export function applyEntry(table: OwnTable, segment: TraceSegment, index: number): void {
  if (kindAt(segment, index) === 'start') {
    table.clear();
    for (const [key, item] of itemsOf(segment, index)) table.set(key, item);
    return;
  }
  const key = textAt(segment, 'key', index);
  if (key === null || !changesTable(segment, index)) return;
  const item = changedItem(key, table.get(key) ?? null, segment, index);
  if (item === null) table.delete(key);
  else table.set(key, item);
}

/** The items by their hash key; one without a hash key cannot be in a table and is passed over. */
function byKey(items: Iterable<Item>): Map<string, Item> {
  const table = new Map<string, Item>();
  for (const item of items) {
    const key = hashKey(item);
    if (key !== null) table.set(key, item);
  }
  return table;
}

/** Whether an entry may leave the table different from before. */
export function changesTable(segment: TraceSegment, index: number): boolean {
  const kind = kindAt(segment, index);
  return kind === 'start' || kind === 'delete' || (segment.delta[index] ?? -1) >= 0;
}

/** The item `key` after an entry that names it, where it was `item` before. */
export function changedItem(key: string, item: Item | null, segment: TraceSegment, index: number): Item | null {
  const delta = kindAt(segment, index) === 'delete' ? 'delete' : deltaAt(segment, index);
  const changed = delta === null ? item : applyDelta(item, delta);
  // A forged change of an item that is not there would leave one without a hash key, which no table takes.
  return changed === null || hashKey(changed) === key ? changed : { ...changed, key: { S: key } };
}

function itemsOf(segment: TraceSegment, index: number): Map<string, Item> {
  return byKey(asStart(readEntry(segment, index)).table);
}

function asStart(entry: StoredEntry): Omit<StartEntry, 'seq'> {
  if (entry.kind !== 'start') throw new Error('A trace begins with an entry that names its starting table.');
  return entry;
}
