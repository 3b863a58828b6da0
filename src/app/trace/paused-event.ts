import { KINDS } from '../../trace/segment-codes';
import type { Trace } from '../../trace/trace';
import type { RunState } from '../state/app-state';
import type { RowRange } from '../ui/virtual-grid';
import { positionOf } from './trace-filter';
import type { ShownEntries } from './trace-filter';

const EVENT = KINDS.indexOf('event');

/** Number of the event behind which a run is paused; null while it is not. */
export function pausedEvent(run: RunState): number | null {
  return run.kind === 'paused' && run.events > 0 ? run.events : null;
}

/** Sequence number of the entry that event `number` begins with, looked for from the end; null when there is none. */
export function seqOfEvent(trace: Trace, number: number): number | null {
  let end = trace.length;
  for (const segment of [...trace.segments].reverse()) {
    const first = end - segment.count;
    for (let index = segment.count - 1; index >= 0; index -= 1) {
      if (segment.kind[index] === EVENT && segment.event[index] === number) return first + index;
    }
    end = first;
  }
  return null;
}

/** The shown rows from entry `seq` to the end, for the list to bring into view; null where the filter shows none of them. */
export function rowsFrom(entries: ShownEntries, seq: number): RowRange | null {
  const last = entries.seqs[entries.count - 1];
  return last === undefined || positionOf(entries, seq) < 0 ? null : { first: String(seq), last: String(last) };
}

/** The one row of entry `seq`, for the list to bring into view; null where the filter does not show it. */
export function rowOf(entries: ShownEntries, seq: number): RowRange | null {
  return positionOf(entries, seq) < 0 ? null : { first: String(seq), last: String(seq) };
}
