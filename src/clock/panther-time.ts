import type { JsonValue } from '../trace/item';
import type { EventTime } from '../trace/trace-types';
import type { EpochSeconds } from './clock-types';
import { readMomentParts } from './panther-time-forms';
import { utcSeconds } from './utc';
import type { UtcParts } from './utc';

export { parseAnyTime } from './any-time';

/**
 * The time that `event_time_epoch()` gives for this p_event_time, in UTC and with its milliseconds; null where that
 * method gives 0. It appends " UTC" before it parses, so a trailing Z, an offset or a zone makes the text unreadable, and
 * a date without a time of day does too.
 */
export function readPantherTime(text: string): EpochSeconds | null {
  const parts = readPlainParts(text) ?? readMomentParts(text);
  const epoch = parts && utcSeconds(parts);
  // The method returns whole seconds, so the first second of 1970 is 0 as well.
  return epoch === null || Math.floor(epoch) === 0 ? null : epoch;
}

const PLAIN = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d+))?$/;

/** The form that nearly all events have, read without trying others: there may be hundreds of thousands. */
function readPlainParts(text: string): UtcParts | null {
  const match = PLAIN.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  return { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute), second: Number(second), fraction };
}

/**
 * When an event is processed, and how that was found: the later of the clock and the event's time plus a delay in
 * seconds. The clock stays where the event has no time or one that cannot be read, and for all events where the delay is null.
 */
export function processingTime(
  event: JsonValue,
  clock: EpochSeconds,
  delaySeconds: number | null,
): { at: EpochSeconds; time: EventTime } {
  const text = eventTimeField(event);
  if (text === undefined || text === null || text === '') return { at: clock, time: 'missing' };
  const eventTime = typeof text === 'string' ? readPantherTime(text) : null;
  if (eventTime === null) return { at: clock, time: 'unreadable' };
  if (delaySeconds === null) return { at: clock, time: 'fixed' };
  const at = eventTime + delaySeconds;
  return at < clock ? { at: clock, time: 'clock is later' } : { at, time: 'event' };
}

/** p_event_time as an event object finds it: the exact name, else the first that differs only in case. */
export function eventTimeField(event: JsonValue): JsonValue | undefined {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return undefined;
  if (Object.hasOwn(event, 'p_event_time')) return event['p_event_time'];
  return Object.entries(event).find(([name]) => name.toLowerCase() === 'p_event_time')?.[1];
}

/**
 * A moment the way p_event_time has it and Panther can read it: `YYYY-MM-DD HH:MM:SS.mmm` in UTC. Throws a RangeError for
 * what is no moment of the calendar.
 */
export function toPantherTime(epoch: EpochSeconds): string {
  return new Date(Math.round(epoch * 1000)).toISOString().replace('T', ' ').replace('Z', '');
}
