import type { JsonObject } from '../trace/item';
import { parseEvent } from './events';
import type { EventRow } from './workspace-types';

/** How many events are remembered: a few screens of them. */
const REMEMBERED = 300;

/** Those that were read last, the oldest first. */
const read = new Map<EventRow, JsonObject>();

/** The object that an event's row stands for, for those that are looked at: only a few are remembered. */
export function readEventRow(row: EventRow): JsonObject {
  const known = read.get(row);
  if (known !== undefined) return known;
  const parsed = parseEvent(row.text);
  // A row is a line that could be read.
  const event = 'event' in parsed ? parsed.event : {};
  if (read.size >= REMEMBERED) for (const oldest of [...read.keys()].slice(0, REMEMBERED / 2)) read.delete(oldest);
  read.set(row, event);
  return event;
}
