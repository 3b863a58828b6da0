import type { Trace } from '../../trace/trace';
import { resultPartsAt } from '../../trace/segment';
import { KINDS } from '../../trace/segment-codes';
import type { TraceSegment } from '../../trace/trace-types';
import type { EventRow } from '../../workspace/workspace-types';

/** What the last run made of one event. */
export interface EventMarks {
  matches: number;
  errors: number;
}

interface KnownEvent extends EventMarks {
  seq: number;
}

const EVENT = KINDS.indexOf('event');
const RESULT = KINDS.indexOf('result');

/** Whether two JSON texts are those of one event, spelled alike or not. */
export function isSameEvent(a: string, b: string): boolean {
  return a === b || respelled(a) === respelled(b);
}

function respelled(json: string): string {
  const value: unknown = JSON.parse(json);
  return JSON.stringify(value);
}

/** Matches and errors by event of a trace; only entries that are new since the last update are looked at. */
export class RunMarks {
  private events: KnownEvent[] = [];
  private segments: readonly TraceSegment[] = [];
  private length = 0;
  private trace: Trace | null = null;
  /** Whether a row is the event of a number; its number changes when rows before it are switched on or off. */
  private same = new WeakMap<EventRow, { number: number; is: boolean }>();

  /** Takes in a trace: the one known so far, a longer one, or another. */
  update(trace: Trace): void {
    if (trace === this.trace) return;
    const segments = trace.segments;
    const known = this.segments.length;
    const grown = known > 0 && segments[0] === this.segments[0] && segments[known - 1] === this.segments[known - 1];
    if (!grown) {
      this.events = [];
      this.segments = [];
      this.length = 0;
      this.same = new WeakMap();
    }
    for (const segment of segments.slice(this.segments.length)) this.addSegment(segment);
    this.segments = segments;
    this.trace = trace;
  }

  /**
   * What the run made of a row that would be event `number` (from 1) of a run now; null when the run did not come to it,
   * or when its event was another one: rows may have been changed, added or moved since.
   */
  of(row: EventRow, number: number): EventMarks | null {
    const known = this.events[number - 1];
    if (known === undefined) return null;
    let same = this.same.get(row);
    if (same?.number !== number) {
      same = { number, is: this.isSame(row, known.seq) };
      this.same.set(row, same);
    }
    return same.is ? known : null;
  }

  /** Sequence number of the entry that event `number` begins with; null when there is none. */
  seqOf(number: number): number | null {
    return this.events[number - 1]?.seq ?? null;
  }

  private isSame(row: EventRow, seq: number): boolean {
    const text = this.trace?.eventTextOf(seq) ?? null;
    return text !== null && isSameEvent(row.text, text);
  }

  private addSegment(segment: TraceSegment): void {
    const outcomes = new Map<number, EventMarks>();
    for (let index = 0; index < segment.count; index += 1) {
      const kind = segment.kind[index];
      const number = segment.event[index] ?? 0;
      if (number < 1) continue;
      if (kind === EVENT) this.events[number - 1] = { seq: this.length + index, matches: 0, errors: 0 };
      if (kind !== RESULT) continue;
      const body = segment.body[index] ?? -1;
      const outcome = outcomes.get(body) ?? read(segment, index);
      outcomes.set(body, outcome);
      const event = this.events[number - 1];
      if (event === undefined) continue;
      event.matches += outcome.matches;
      event.errors += outcome.errors;
    }
    this.length += segment.count;
  }
}

function read(segment: TraceSegment, index: number): EventMarks {
  const { hasAlert, hasError } = resultPartsAt(segment, index);
  return { matches: hasAlert ? 1 : 0, errors: hasError ? 1 : 0 };
}
