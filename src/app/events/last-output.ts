import type { Trace } from '../../trace/trace';
import type { RunMarks } from './run-marks';

/**
 * What a detection's last run answered for event `number` of the run: its output; null where it answered nothing, failed, or did not
 * see the event.
 */
export function lastOutput(trace: Trace, marks: RunMarks, number: number, detection: string): boolean | null {
  const seq = marks.seqOf(number);
  if (seq === null) return null;
  for (let at = seq + 1; at < trace.length; at += 1) {
    const { kind } = trace.row(at);
    if (kind === 'event') return null;
    if (kind !== 'result') continue;
    const entry = trace.stored(at);
    if (entry.kind === 'result' && entry.detection === detection) return typeof entry.output === 'boolean' && entry.error === null ? entry.output : null;
  }
  return null;
}
