import type { Trace } from '../../trace/trace';
import type { EventRow } from '../../workspace/workspace-types';
import { runOrder } from '../state/run-order';
import { isSameEvent } from './run-marks';

/**
 * The row that the event of entry `seq` of the trace came from: the row in its place in the run if it still is that event, else the
 * first one with its exact text, as to read all of 100,000 would hold the page up. null when there is none any more, or the entry is
 * of no event. Throws a RangeError where the trace has no such entry.
 */
export function rowOfEvent(trace: Trace, rows: readonly EventRow[], seq: number): EventRow | null {
  const text = trace.eventTextOf(seq);
  if (text === null) return null;
  const place = runOrder(rows, trace.start().settings).places[trace.row(seq).event - 1];
  const inPlace = place === undefined ? undefined : rows[place];
  if (inPlace !== undefined && isSameEvent(inPlace.text, text)) return inPlace;
  return rows.find((row) => row.text === text) ?? null;
}
