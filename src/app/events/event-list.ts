import { readPantherTime } from '../../clock/panther-time';
import type { EventRow, FileProblem } from '../../workspace/workspace-types';

/** What the user wants to see of the events. */
export interface EventQuery {
  search: string;
  /** A log type; '': all; null: events without p_log_type. */
  logType: string | null;
}

/** An event in the list with its number among all events, from 1. */
export interface ListedEvent {
  number: number;
  row: EventRow;
}

/** Identifies a row of the list: a line of a file. */
export function eventId(row: { path: string; line: number }): string {
  return `${row.path}:${row.line}`;
}

/** The events that a query wants; the search looks into the whole text of an event, in any case. */
export function filterEvents(rows: readonly EventRow[], query: EventQuery): ListedEvent[] {
  const pattern = query.search === '' ? null : new RegExp(query.search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  const listed: ListedEvent[] = [];
  for (const [index, row] of rows.entries()) {
    if (query.logType !== '' && row.logType !== query.logType) continue;
    if (pattern !== null && !pattern.test(row.text)) continue;
    listed.push({ number: index + 1, row });
  }
  return listed;
}

/** What is in the way of a good run. */
export interface EventFaults {
  withoutLogType: number;
  /** Without p_event_time, or with one that `event_time_epoch()` gives 0 for. */
  withoutTime: number;
}

const readable = new WeakMap<EventRow, boolean>();

function hasTime(row: EventRow): boolean {
  const known = readable.get(row);
  if (known !== undefined) return known;
  const has = row.time !== null && readPantherTime(row.time) !== null;
  readable.set(row, has);
  return has;
}

/** Counts events that lack a log type or a time that Panther can read. */
export function findFaults(rows: readonly EventRow[]): EventFaults {
  let withoutLogType = 0;
  let withoutTime = 0;
  for (const row of rows) {
    if (row.logType === null) withoutLogType += 1;
    if (!hasTime(row)) withoutTime += 1;
  }
  return { withoutLogType, withoutTime };
}

/** The log types of the events in order of their names; null at the end where an event has none. */
export function logTypesOf(rows: readonly EventRow[]): (string | null)[] {
  const types = new Set(rows.map((row) => row.logType));
  const named = [...types].filter((type) => type !== null).sort();
  return types.has(null) ? [...named, null] : named;
}

/** Whether a path is that of an events file. */
export function isEventsFile(path: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(path);
}

/** Lines of events files that are no events. */
export function brokenLines(problems: readonly FileProblem[]): FileProblem[] {
  return problems.filter((problem) => problem.severity === 'error' && isEventsFile(problem.path));
}

/** `1 event`, `12 events`. */
export function countedEvents(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'event' : 'events'}`;
}
