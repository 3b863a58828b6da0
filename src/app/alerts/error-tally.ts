import type { AlertGroup } from '../../replay/alert-groups';
import type { Trace } from '../../trace/trace';
import type { TraceSegment } from '../../trace/trace-types';

/** Errors of one group with the same message at the same place. */
export interface TalliedError {
  readonly type: string;
  readonly message: string;
  readonly file: string | null;
  /** 1-based; null where it is not known. */
  readonly line: number | null;
  count: number;
}

interface Tally {
  /** How many of the group's matches have been read. */
  read: number;
  errors: Map<string, TalliedError>;
}

/** The distinct errors of error groups; while the trace grows, only matches that are new are looked at. */
export class ErrorTally {
  private segments: readonly TraceSegment[] = [];
  private tallies = new Map<number, Tally>();

  /** The group's errors, in the order in which they were first met. */
  of(trace: Trace, group: AlertGroup): readonly TalliedError[] {
    this.follow(trace.segments);
    const name = group.matches[0] ?? -1;
    const tally = this.tallies.get(name) ?? { read: 0, errors: new Map<string, TalliedError>() };
    this.tallies.set(name, tally);
    for (const seq of group.matches.slice(tally.read)) this.add(tally.errors, trace, seq);
    tally.read = Math.max(tally.read, group.count);
    return [...tally.errors.values()];
  }

  private follow(segments: readonly TraceSegment[]): void {
    const known = this.segments.length;
    const grown = known > 0 && segments[0] === this.segments[0] && segments[known - 1] === this.segments[known - 1];
    if (!grown) this.tallies = new Map();
    this.segments = segments;
  }

  private add(errors: Map<string, TalliedError>, trace: Trace, seq: number): void {
    const entry = trace.stored(seq);
    if (entry.kind !== 'result' || entry.error === null) return;
    const { type, message, file, line } = entry.error;
    const name = JSON.stringify([type, message, file, line]);
    const known = errors.get(name);
    if (known === undefined) errors.set(name, { type, message, file, line, count: 1 });
    else known.count += 1;
  }
}

/** How many messages there are beside the first one, wherever they come from. */
export function otherMessages(errors: readonly TalliedError[]): number {
  return Math.max(0, new Set(errors.map(({ type, message }) => `${type}: ${message}`)).size - 1);
}

/** `and 2 other messages`; '' where there are none. */
export function otherMessagesText(count: number): string {
  return count === 0 ? '' : `and ${count.toLocaleString('en-US')} other ${count === 1 ? 'message' : 'messages'}`;
}
