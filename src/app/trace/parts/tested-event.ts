import type { Trace } from '../../../trace/trace';
import { parseEvent } from '../../../workspace/events';
import type { TestedEvent } from '../../state/new-test';
import { logTypeOf } from '../entry-text';

/** An event of a run, and the entry that it began with. */
export interface EventOfEntry {
  event: TestedEvent;
  from: number;
}

/** The event that entry `seq` of a trace is about, to make a unit test of; null before the first event. */
export function testedEventOf(trace: Trace, seq: number): EventOfEntry | null {
  const from = trace.eventEntryOf(seq);
  const text = trace.eventTextOf(seq);
  if (from === null || text === null) return null;
  const parsed = parseEvent(text);
  return { event: { text, logType: 'event' in parsed ? logTypeOf(parsed.event) : null }, from };
}
