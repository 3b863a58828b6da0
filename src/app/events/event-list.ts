import { canBeShown } from '../../clock/python-clock';
import { factsOf, findOlder } from '../../workspace/event-facts';
import { eventGroups } from '../../workspace/event-groups';
import type { DetectionSpec, EventRow, FileProblem } from '../../workspace/workspace-types';

/** What the user wants to see of the events. */
export interface EventQuery {
  search: string;
  /** A log type; '': all; null: events without p_log_type. */
  logType: string | null;
  /** Path of an events file; '': all. */
  file: string;
}

export const NO_QUERY: EventQuery = { search: '', logType: '', file: '' };

/** An event in the list with its number among all events, from 1. */
export interface ListedEvent {
  number: number;
  row: EventRow;
}

/** Identifies a row of the list: a line of a file. */
export function eventId(row: { path: string; line: number }): string {
  return `${row.path}:${row.line}`;
}

/** Events that are named where many have the same fault. */
const NAMED = 5;

/** What is in the way of a good run. */
export interface EventFaults {
  withoutLogType: number;
  /** Without p_event_time, or with one that `event_time_epoch()` gives 0 for. */
  withoutTime: number;
  /** The first few of those. */
  firstWithoutTime: readonly ListedEvent[];
  /** An enabled event is at a time that Python's clock cannot stand at. */
  isBeyondClock: boolean;
}

/** Events that come too late for their time. */
export interface Disorder {
  /** Enabled events that are older than an enabled one before them: they are processed at that one's time. */
  older: number;
  /** Files that have such events among their own; without any, the order of the files is the cause. */
  paths: readonly string[];
  /** The first few of them, with the newest event before each. */
  first: readonly OlderEvent[];
}

/** An event that is `seconds` older than `newest`, the newest one before it. */
export interface OlderEvent extends ListedEvent {
  newest: ListedEvent;
  seconds: number;
}

/** Compares the times of enabled events in the order in which they run. */
export function findDisorder(rows: readonly EventRow[]): Disorder {
  const { count, paths, first } = findOlder(rows);
  const named = first.flatMap(({ place, newest }): OlderEvent[] => {
    const event = listedAt(rows, place);
    const before = listedAt(rows, newest);
    return event && before ? [{ ...event, newest: before, seconds: (before.row.epoch ?? 0) - (event.row.epoch ?? 0) }] : [];
  });
  return { older: count, paths, first: named };
}

function listedAt(rows: readonly EventRow[], place: number): ListedEvent | null {
  const row = rows[place];
  return row === undefined ? null : { number: place + 1, row };
}

/** Counts events that lack a log type or a time that Panther can read. */
export function findFaults(rows: readonly EventRow[]): EventFaults {
  let withoutLogType = 0;
  let withoutTime = 0;
  const firstWithoutTime: ListedEvent[] = [];
  let isBeyondClock = false;
  for (const group of eventGroups(rows)) {
    const facts = factsOf(group);
    withoutLogType += facts.withoutLogType;
    withoutTime += facts.withoutTime;
    isBeyondClock ||= [facts.earliest, facts.latest].some((time) => Number.isFinite(time) && !canBeShown(time));
    for (const place of facts.firstWithoutTime) {
      const event = listedAt(rows, group.start + place);
      if (event !== null && firstWithoutTime.length < NAMED) firstWithoutTime.push(event);
    }
  }
  return { withoutLogType, withoutTime, firstWithoutTime, isBeyondClock };
}

/** The log types of the events in order of their names; null at the end where an event has none. */
export function logTypesOf(rows: readonly EventRow[]): (string | null)[] {
  const types = new Set(eventGroups(rows).flatMap((group) => [...factsOf(group).logTypes]));
  const named = [...types].filter((type) => type !== null).sort();
  return types.has(null) ? [...named, null] : named;
}

/** The log types that an event could be given: those that detections ask for, and those of other events, by name. */
export function knownLogTypes(detections: readonly DetectionSpec[], rows: readonly EventRow[]): string[] {
  const wanted = detections.flatMap(({ logTypes }) => logTypes ?? []);
  return [...new Set([...wanted, ...logTypesOf(rows).filter((type) => type !== null)])].sort();
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
