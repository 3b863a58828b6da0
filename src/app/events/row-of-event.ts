import type { Trace } from '../../trace/trace';
import type { EventRow } from '../../workspace/workspace-types';
import { runOrder } from '../state/run-order';
import { RunMarks } from './run-marks';

/**
 * The row that event `number` of the trace's run came from: the row in that place if it still is that event, else any row
 * with the same content; null when there is none any more.
 */
export function rowOfEvent(trace: Trace, rows: readonly EventRow[], number: number): EventRow | null {
  const marks = new RunMarks();
  marks.update(trace);
  const inPlace = rows[runOrder(rows, trace.start().settings).places[number - 1] ?? -1];
  if (inPlace !== undefined && marks.of(inPlace, number) !== null) return inPlace;
  return rows.find((row) => marks.of(row, number) !== null) ?? null;
}
