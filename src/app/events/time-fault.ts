import { formatDuration } from '../../clock/format-time';
import { eventTimeField } from '../../clock/panther-time';
import type { JsonObject } from '../../trace/item';
import type { EventRow } from '../../workspace/workspace-types';
import type { OlderEvent } from './event-list';

/** So much of a time that is none is quoted. */
const QUOTED = 60;

/** What a rule sees of the time of an event that has none that can be read: a sentence. */
export function timeFaultText(row: EventRow): string {
  if (row.time !== null && row.time !== '') return `p_event_time ${quoted(row.time)} is read as 0 by event_time_epoch(); the clock stays.`;
  // A row was read as an object before.
  const value = eventTimeField(JSON.parse(row.text) as JsonObject);
  if (value === undefined) return 'It has no p_event_time: event_time_epoch() gives 0; the clock stays.';
  if (value === null || value === '') return `p_event_time is ${value === null ? 'null' : 'empty'}: event_time_epoch() gives 0; the clock stays.`;
  return `p_event_time ${quoted(value)} is no text: event_time_epoch() raises a TypeError; the clock stays.`;
}

/** What becomes of an event that is older than one before it: a sentence. */
export function olderText({ newest, seconds }: OlderEvent): string {
  return `It is ${formatDuration(seconds)} older than event ${newest.number.toLocaleString('en-US')} before it, and is processed at that one’s time.`;
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
