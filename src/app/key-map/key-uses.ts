import type { Slices } from '../../clock/slices';
import { textOf } from '../../trace/segment';
import { KINDS } from '../../trace/segment-codes';
import type { Trace } from '../../trace/trace';
import type { TraceSegment } from '../../trace/trace-types';

/** How often a detection read and wrote a key, or keys. As in the history of a key, a request that changes nothing is a read. */
export interface Use {
  readonly reads: number;
  readonly writes: number;
}

const REQUEST = KINDS.indexOf('request');

/** Entries between two pauses. */
const STEP = 4_096;

/**
 * Which detections used which keys in the first entries of a trace. It goes on where it stopped, so that each entry is looked at
 * once, and nothing is parsed.
 */
export class KeyUses {
  /** IDs of detections, in the order in which they first used a key. */
  readonly detections: string[] = [];
  /** For each key, by its detections: reads and writes, one after the other. */
  readonly #counts = new Map<string, number[]>();
  /** The segments that were looked at, and entries of the last one. */
  #segments: readonly TraceSegment[] = [];
  #segment = 0;
  #index = 0;
  #length = 0;

  /** Entries that were looked at. */
  get length(): number {
    return this.#length;
  }

  /** Whether a trace goes on from what was looked at, and is not shorter. */
  fits(trace: Trace, moment: number): boolean {
    const { segments } = trace;
    return moment >= this.#length && this.#segments.slice(0, this.#segment + 1).every((segment, index) => segments[index] === segment);
  }

  /** Looks at the entries up to a moment of a trace that fits. */
  *goOn(trace: Trace, moment: number): Slices<void> {
    this.#segments = trace.segments;
    while (this.#length < moment) {
      const segment = this.#segments[this.#segment];
      if (segment === undefined) return;
      const until = Math.min(segment.count, this.#index + STEP, this.#index + moment - this.#length);
      this.#add(segment, this.#index, until);
      this.#length += until - this.#index;
      this.#index = until;
      if (until === segment.count) {
        this.#segment += 1;
        this.#index = 0;
      }
      yield;
    }
  }

  #add(segment: TraceSegment, from: number, until: number): void {
    const detections = new Map<number, number>();
    const keys = new Map<number, number[]>();
    for (let index = from; index < until; index += 1) {
      if (segment.kind[index] !== REQUEST) continue;
      const key = segment.key[index] ?? -1;
      const detection = segment.detection[index] ?? -1;
      if (key < 0 || detection < 0) continue;
      const counts = keys.get(key) ?? this.#countsOf(textOf(segment, key) ?? '');
      keys.set(key, counts);
      const number = detections.get(detection) ?? this.#numberOf(textOf(segment, detection) ?? '');
      detections.set(detection, number);
      const place = 2 * number + ((segment.delta[index] ?? -1) >= 0 ? 1 : 0);
      while (counts.length <= place) counts.push(0);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }

  #countsOf(key: string): number[] {
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const counts: number[] = [];
    this.#counts.set(key, counts);
    return counts;
  }

  #numberOf(detection: string): number {
    const known = this.detections.indexOf(detection);
    return known >= 0 ? known : this.detections.push(detection) - 1;
  }

  /** Keys that detections used, in the order in which they first did. */
  keys(): IterableIterator<string> {
    return this.#counts.keys();
  }

  /** What a detection (by its place in `detections`) did with a key; null: nothing. */
  of(key: string, detection: number): Use | null {
    const counts = this.#counts.get(key);
    const reads = counts?.[2 * detection] ?? 0;
    const writes = counts?.[2 * detection + 1] ?? 0;
    return reads + writes === 0 ? null : { reads, writes };
  }
}
