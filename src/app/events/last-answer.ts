import type { Trace } from '../../trace/trace';

/** What a run knows of a detection and an event. */
export interface LastAnswer {
  /** Its output; null where it answered nothing, failed, or did not see the event. */
  output: boolean | null;
  /** The entry of its first request to the table for it; null where it made none. */
  request: number | null;
}

export const NOTHING_KNOWN: LastAnswer = { output: null, request: null };

/** What a detection (by its ID) did in the run with the event that began with entry `seq` of the trace. */
export function lastAnswer(trace: Trace, seq: number, detection: string): LastAnswer {
  let request: number | null = null;
  for (let at = seq + 1; at < trace.length; at += 1) {
    const row = trace.row(at);
    if (row.kind === 'event') break;
    if (row.detection !== detection) continue;
    if (row.kind === 'request') request ??= at;
    if (row.kind !== 'result') continue;
    const entry = trace.stored(at);
    return { output: entry.kind === 'result' && entry.error === null ? entry.output : null, request };
  }
  return { output: null, request };
}
