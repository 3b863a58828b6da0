import { Trace } from '../trace/trace';
import { diffItem } from '../trace/item-delta';
import { kindAt, resultAt, textAt } from '../trace/segment';
import type { StoredEntry, TraceSegment } from '../trace/trace-types';
import type { PausedChanges, RunProgress, RunResume, Skip } from './engine-protocol';

/** What the page knows of a run from its reports: enough to go on with it in another worker. */
export class RunMemory {
  #trace: Trace | null = null;
  #progress: RunProgress | null = null;
  #reports = 0;
  #hasSwept = false;
  readonly #failed: string[] = [];
  /** Of the event that is not whole yet, and those that hold for good. */
  #skips: Skip[] = [];
  /** Handed to a worker, and not part of a report yet. */
  #changes: PausedChanges | null = null;
  /** Size of the trace so far. */
  entries = 0;
  characters = 0;

  /** Whole events. */
  get events(): number {
    return this.#progress?.events ?? 0;
  }

  /** Whether the loading of the modules is part of the trace. */
  get isLoaded(): boolean {
    return this.#reports > 1 || this.#isReady;
  }

  #isReady = false;

  /** A worker answered that the modules are loaded; it may have had nothing to report of that. */
  loaded(): void {
    this.#isReady = true;
  }

  /** The run goes on from what another one has done: `trace` is all of that, and ends after whole event `progress.events`. */
  begin(trace: Trace, progress: RunProgress): void {
    this.#trace = trace;
    this.#progress = progress;
    this.#isReady = true;
    for (const segment of trace.segments) this.#note(segment);
  }

  take(segment: TraceSegment, progress: RunProgress): void {
    if (this.#changes) this.#append(this.#changes);
    this.#changes = null;
    this.#trace = this.#trace?.append(segment) ?? Trace.from([segment]);
    this.#progress = progress;
    this.#reports += 1;
    this.#skips = this.#skips.filter(({ event, forGood }) => forGood || event > progress.events);
    this.#note(segment);
  }

  /** What the next worker has to know of these entries. */
  #note(segment: TraceSegment): void {
    this.entries += segment.count;
    this.characters += segment.text.length;
    for (let index = 0; index < segment.count; index++) {
      const kind = kindAt(segment, index);
      this.#hasSwept ||= kind === 'event' || kind === 'clock';
      if (kind === 'result' && segment.event[index] === 0 && resultAt(segment, index).error) this.#failed.push(textAt(segment, 'detection', index) ?? '');
    }
  }

  /** These changes go to the worker now. */
  changing(changes: PausedChanges): void {
    this.#changes = changes;
  }

  /** Changes that a worker which takes over has to be told as well. */
  get changes(): PausedChanges | null {
    return this.#changes;
  }

  /** Leaves out a call from now on. Answers false where it is left out already. */
  leaveOut(skip: Skip): boolean {
    if (this.#skips.some(({ event, detection }) => event === skip.event && detection === skip.detection)) return false;
    this.#skips.push(skip);
    return true;
  }

  /** Where another worker takes over; null where nothing was reported yet, so that it simply starts. */
  resume(): RunResume | null {
    if (!this.#trace || !this.#progress) return null;
    const { clock, events } = this.#progress;
    return {
      table: [...this.#trace.table().values()],
      clock,
      events,
      swept: this.#hasSwept ? clock : null,
      loaded: this.isLoaded,
      failed: this.#failed,
      skips: this.#skips,
    };
  }

  /** What was changed by hand becomes part of the trace as this memory keeps it, so that its table is right. */
  #append({ items, clock }: PausedChanges): void {
    const trace = this.#trace;
    if (!trace) return;
    const table = new Map(items.map(({ key }) => [key, trace.table().get(key) ?? null]));
    const entries = items.map(({ key, item }): StoredEntry => {
      const before = table.get(key) ?? null;
      table.set(key, item);
      return { kind: 'edit', at: clock, key, by: 'hand', delta: diffItem(before, item) };
    });
    this.#trace = trace.appendEntries(entries);
  }
}
