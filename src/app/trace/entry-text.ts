import type { JsonValue } from '../../trace/item';
import type { TraceRow } from '../../trace/trace';
import type { EventTime } from '../../trace/trace-types';

/** How a row of the trace turned out, in a word or two. `tone` decides its colour and icon. */
export interface Outcome {
  tone: 'quiet' | 'change' | 'match' | 'warning' | 'error';
  text: string;
}

function requestOutcome(row: TraceRow): Outcome {
  if (row.errorType === 'ConditionalCheckFailedException') return { tone: 'warning', text: 'condition failed' };
  if (row.failed) return { tone: 'error', text: `${row.errorType}: ${row.errorLine}` };
  if (row.changed) return { tone: 'change', text: 'changed' };
  return { tone: 'quiet', text: row.operation === 'GetItem' || row.operation === 'Scan' || row.operation === 'Query' ? 'read' : 'no change' };
}

function resultOutcome(row: TraceRow): Outcome {
  if (row.failed) return { tone: 'error', text: `${row.errorType}: ${row.errorLine}` };
  if (row.title !== null) return { tone: 'match', text: row.title };
  return { tone: 'quiet', text: row.output === true ? 'True' : 'False' };
}

/** How an entry turned out. */
export function outcomeOf(row: TraceRow): Outcome {
  switch (row.kind) {
    case 'request':
      return requestOutcome(row);
    case 'result':
      return resultOutcome(row);
    case 'delete':
      return { tone: 'change', text: 'deleted' };
    case 'edit':
      return { tone: 'change', text: 'changed' };
    case 'start':
    case 'event':
    case 'clock':
      return { tone: 'quiet', text: '' };
  }
}

/** What an entry is, in a few words. */
export function entryText(row: TraceRow): string {
  switch (row.kind) {
    case 'start':
      return 'Start';
    case 'event':
      return `Event ${row.event.toLocaleString('en-US')}`;
    case 'request':
      return row.helper === null ? (row.operation ?? '') : `${row.helper} → ${row.operation}`;
    case 'result':
      return 'Result';
    case 'delete':
      return 'Delete';
    case 'edit':
      return 'Edit by hand';
    case 'clock':
      return 'Clock';
  }
}

/** How an event moved the clock, as a sentence; '' where there is nothing to say. */
export function eventTimeText(time: EventTime): string {
  switch (time) {
    case 'event':
      return '';
    case 'clock is later':
      return 'Its p_event_time is not later than the clock, which stays where it is.';
    case 'missing':
      return 'It has no p_event_time, so the clock stays where it is.';
    case 'unreadable':
      return 'Panther reads its p_event_time as 0, so the clock stays where it is.';
  }
}

/** The log type of an event's data; null where it has none. */
export function logTypeOf(data: JsonValue): string | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const logType = data['p_log_type'];
  return typeof logType === 'string' && logType !== '' ? logType : null;
}
