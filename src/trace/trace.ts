import type { EpochSeconds } from '../clock/clock-types';
import type { Slices } from '../clock/slices';
import type { Item, TableContents } from './item';
import { SegmentBuilder, eventTextAt, kindAt, readEntry, resultAt, textAt } from './segment';
import { applyEntry, changedItem, TraceLog } from './trace-log';
import type { FoldPoint } from './trace-log';
import type { TracePlaces } from './trace-places';
import { readRow } from './trace-row';
import type { TraceRow } from './trace-row';
import type { DetectionResult, RunSettings, StartEntry, StoredEntry, TracedDetection, TraceSegment } from './trace-types';

export type { TraceRow } from './trace-row';

/** Entries between two pauses. */
const AT_ONCE = 1_000;

/** A result that says something, with where it stands in the trace. */
export interface ToldResult extends DetectionResult {
  readonly seq: number;
  readonly at: EpochSeconds;
  readonly detection: string;
}

/**
 * Everything that happened since a run began: an immutable value. Appending returns a new value that shares what the old
 * one holds, so Undo can simply go back to an older one.
 */
export class Trace {
  /** The latest state of the table that is known without folding: a cache that changes no answer. */
  private known: FoldPoint | null;
  private knownPlaces: TracePlaces | null = null;

  private constructor(
    private readonly log: TraceLog,
    private readonly segmentCount: number,
    /** Number of entries. */
    readonly length: number,
    known: FoldPoint | null,
  ) {
    this.known = known;
  }

  /** A trace with its first entry: the starting table, the settings and the detections of the run. */
  static start(
    at: EpochSeconds,
    table: readonly Item[],
    settings: RunSettings,
    detections: readonly TracedDetection[],
  ): Trace {
    const start: Omit<StartEntry, 'seq'> = { kind: 'start', at, table: [...table], settings, detections: [...detections] };
    const builder = new SegmentBuilder();
    builder.add(start);
    const log = new TraceLog(start);
    log.push(builder.take());
    return new Trace(log, 1, 1, null);
  }

  /** The trace of these segments. Throws an Error where the first entry is not a `start`. */
  static from(segments: readonly TraceSegment[]): Trace {
    const log = new TraceLog();
    for (const segment of segments) if (segment.count > 0) log.push(segment);
    const trace = new Trace(log, log.segmentCount, log.length, null);
    if (trace.length === 0 || trace.row(0).kind !== 'start') {
      throw new Error('A trace begins with an entry that names its starting table.');
    }
    return trace;
  }

  /** Where the clock stands: the time of the last entry. */
  get clock(): EpochSeconds {
    return this.at(this.length - 1);
  }

  /** When an entry happened. Throws a RangeError where there is none. */
  at(seq: number): EpochSeconds {
    const { segment, index } = this.locate(seq);
    return segment.at[index] ?? 0;
  }

  /** Where things stand in it, for whoever moves through time. */
  places(): TracePlaces {
    this.knownPlaces ??= this.log.places(this.length);
    return this.knownPlaces;
  }

  /** The earliest and the latest time of an entry: the clock may have been moved back. */
  times(): { from: EpochSeconds; to: EpochSeconds } {
    const known = this.places().times;
    if (known !== null) return known;
    let from = Infinity;
    let to = -Infinity;
    this.forEach(0, ({ at }, index) => {
      from = Math.min(from, at[index] ?? from);
      to = Math.max(to, at[index] ?? to);
    });
    return { from, to };
  }

  /** Looks for `places` at so many entries more; true where it has seen all, so that nobody has to wait for them. */
  preparePlaces(more: number): boolean {
    return this.log.preparePlaces(this.length, more);
  }

  /** The segments in order; those that an appended value shares are the same objects. */
  get segments(): readonly TraceSegment[] {
    return this.log.slice(this.segmentCount);
  }

  /** This trace and the segment's entries after it. The segment must not be changed any more. */
  append(segment: TraceSegment): Trace {
    if (segment.count === 0) return this;
    const isNewest = this.log.segmentCount === this.segmentCount;
    const log = isNewest ? this.log : this.log.fork(this.segmentCount);
    log.push(segment);
    return new Trace(log, this.segmentCount + 1, this.length + segment.count, this.known);
  }

  /**
   * The first `length` entries (at least one), as the beginning of another continuation. `detections` take the place of those
   * that the start names.
   */
  beginning(length: number, detections: readonly TracedDetection[]): Trace {
    const builder = new SegmentBuilder();
    builder.add({ ...this.start(), detections: [...detections] });
    const log = new TraceLog();
    let rest = Math.min(length, this.length);
    for (const [number, segment] of this.log.slice(this.segmentCount).entries()) {
      if (rest <= 0) break;
      if (number > 0 && segment.count <= rest) log.push(segment);
      else {
        for (let index = number === 0 ? 1 : 0; index < Math.min(segment.count, rest); index++) builder.add(readEntry(segment, index));
        log.push(builder.take());
      }
      rest -= segment.count;
    }
    return new Trace(log, log.segmentCount, log.length, null);
  }

  /** This trace and these entries after it. */
  appendEntries(entries: readonly StoredEntry[]): Trace {
    const builder = new SegmentBuilder();
    for (const entry of entries) builder.add(entry);
    return this.append(builder.take());
  }

  /** The table after the last entry. The same object as before when nothing in it has changed since. */
  table(): TableContents {
    if (this.known?.length !== this.length) this.known = this.log.fold(this.length, this.known);
    return this.known.table;
  }

  /** The table after the first `length` entries; 0: before there was one. */
  tableAt(length: number): TableContents {
    if (length === this.length) return this.table();
    return this.log.fold(Math.max(0, Math.min(length, this.length)), this.known).table;
  }

  /**
   * The keys whose items may differ between a moment of this trace and one of `other`, each at least 1; null where that is not
   * known: the values have not grown from one another.
   */
  changedKeys(moment: number, other: Trace, otherMoment: number): ReadonlySet<string> | null {
    if (other.log !== this.log) return null;
    return this.log.changedKeys(Math.min(moment, otherMoment), Math.max(moment, otherMoment));
  }

  /** Whether all entries of `other` are the first ones of this trace, as far as that is known without comparing them. */
  hasGrownFrom(other: Trace): boolean {
    return other.log === this.log && other.length <= this.length;
  }

  /** An entry as it is kept. Throws a RangeError where there is none. */
  stored(seq: number): StoredEntry {
    const { segment, index } = this.locate(seq);
    return readEntry(segment, index);
  }

  /** An entry as a list shows it. Throws a RangeError where there is none. */
  row(seq: number): TraceRow {
    const { segment, index, first } = this.locate(seq);
    return readRow(segment, index, first);
  }

  /** The results from entry `from` up to, not including, `to` that have an error or an alert. Other entries are not parsed. */
  results(from: number, to = this.length): ToldResult[] {
    const told: ToldResult[] = [];
    this.log.forEach(from, Math.min(to, this.length), (segment, index, seq) => {
      if (kindAt(segment, index) !== 'result') return;
      const result = resultAt(segment, index);
      if (result.error === null && result.alert === null) return;
      told.push({ seq, at: segment.at[index] ?? 0, detection: textAt(segment, 'detection', index) ?? '', ...result });
    });
    return told;
  }

  /** The first entry: starting table, settings and detections. */
  start(): Omit<StartEntry, 'seq'> {
    return this.log.start();
  }

  /** Visits the entries from number `from` on, up to, not including, `to`, by their place in a segment; cheap, and nothing is parsed. */
  forEach(from: number, visit: (segment: TraceSegment, index: number, seq: number) => void, to = this.length): void {
    this.log.forEach(from, Math.min(to, this.length), visit);
  }

  /** The exact texts of the events, in order, that have begun in it. */
  *eventTexts(): Slices<string[]> {
    const texts: string[] = [];
    for (let from = 0; from < this.length; from += AT_ONCE) {
      this.forEach(
        from,
        (segment, index) => {
          if (kindAt(segment, index) === 'event') texts.push(eventTextAt(segment, index));
        },
        from + AT_ONCE,
      );
      yield;
    }
    return texts;
  }

  /** The exact text of the event that entry `seq` is about; null before the first event. Throws a RangeError where there is no such entry. */
  eventTextOf(seq: number): string | null {
    const entry = this.eventEntryOf(seq);
    if (entry === null) return null;
    const { segment, index } = this.locate(entry);
    return eventTextAt(segment, index);
  }

  /** The entry that the event began with which entry `seq` is about; null before the first event. Throws a RangeError where there is no such entry. */
  eventEntryOf(seq: number): number | null {
    let { segment, index, first } = this.locate(seq);
    for (;;) {
      for (; index >= 0; index--) if (kindAt(segment, index) === 'event') return first + index;
      if (first === 0) return null;
      ({ segment, index, first } = this.locate(first - 1));
    }
  }

  /** What was done with a key, in order: each entry that names it, with its item before and after. The same object where nothing changed. */
  changesOf(key: string): { seq: number; before: Item | null; after: Item | null }[] {
    let item = this.tableAt(1).get(key) ?? null;
    return this.places()
      .ofKey(key)
      .map((moment) => {
        const { segment, index } = this.locate(moment - 1);
        const before = item;
        item = changedItem(key, before, segment, index);
        return { seq: moment - 1, before, after: item };
      });
  }

  /** Visits the entries that name a key from the `from`-th of them on (from 0), by their place in a segment; nothing is parsed. */
  forEachOf(key: string, from: number, visit: (segment: TraceSegment, index: number, seq: number) => void): void {
    const moments = this.places().ofKey(key);
    for (let number = from; number < moments.length; number++) {
      const seq = (moments[number] ?? 0) - 1;
      const { segment, index } = this.locate(seq);
      visit(segment, index, seq);
    }
  }

  /** The item that entry `seq` names, before it; null where there was none or the entry names none. */
  itemBefore(seq: number): Item | null {
    const key = this.keyOf(seq);
    return key === null ? null : this.log.itemAt(key, seq, this.known);
  }

  /** The item that entry `seq` names, after it; null where there is none. */
  itemAfter(seq: number): Item | null {
    const key = this.keyOf(seq);
    return key === null ? null : this.log.itemAt(key, seq + 1, this.known);
  }

  /**
   * Yields each entry in order, by its place in a segment, with the table before it: one map that changes as the fold goes
   * on, to be read before the next step only. For readers of the whole trace.
   */
  *fold(): Generator<{ seq: number; segment: TraceSegment; index: number; before: TableContents }> {
    const table = new Map<string, Item>();
    for (let seq = 0; seq < this.length; seq++) {
      const { segment, index } = this.locate(seq);
      yield { seq, segment, index, before: table };
      applyEntry(table, segment, index);
    }
  }

  private keyOf(seq: number): string | null {
    const { segment, index } = this.locate(seq);
    return textAt(segment, 'key', index);
  }

  private locate(seq: number): { segment: TraceSegment; index: number; first: number } {
    // The shared log may be longer than this value.
    if (!Number.isInteger(seq) || seq < 0 || seq >= this.length) throw new RangeError(`The trace has no entry ${seq}.`);
    return this.log.locate(seq);
  }
}
