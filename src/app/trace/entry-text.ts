import type { JsonValue } from '../../trace/item';
import { formatDuration, formatUtc } from '../../clock/format-time';
import type { Item } from '../../trace/item';
import type { TraceRow } from '../../trace/trace';
import type { DeleteEntry, EventTime, RunSettings } from '../../trace/trace-types';
import { showText } from '../ui/show-text';
import { CONDITION_NOT_MET } from './trace-filter';

/** The line of a user's file that an entry comes from; null where there is none. */
export function placeOf({ file, line }: TraceRow): { path: string; line: number } | null {
  return file !== null && line > 0 ? { path: file, line } : null;
}

/** How a row of the trace turned out, in a word or two. `tone` decides its colour and icon. */
export interface Outcome {
  tone: 'quiet' | 'change' | 'match' | 'error';
  text: string;
  /** A sentence more, where a word could be misunderstood. */
  note?: string;
}

/** Helpers that write on condition that the item is live, and else once more without a condition. */
const WRITE_ANYWAY: readonly string[] = ['increment_counter', 'add_to_string_set', 'evaluate_threshold'];

/** What a condition that was not met means, by the helper that asked (null: user code did). */
export function conditionNote(helper: string | null): string {
  if (helper !== null && WRITE_ANYWAY.includes(helper)) {
    return `The item is missing, expired or without expiry. That is no error: ${helper} goes on with an unconditional write.`;
  }
  return 'The item is not as the request’s condition wants it, so nothing was written.';
}

/** Who deleted an item, and for the sweeper how long after its expiry: `by the sweeper, 5 hours after expiry`. */
export function deletionText(by: DeleteEntry['by'], at: number, before: Item | null): string {
  if (by === 'reset') return 'by Reset cache';
  const expiry = before?.['expiresAt'];
  if (expiry === undefined || !('N' in expiry)) return 'by the sweeper';
  const late = Math.floor(at - Number(expiry.N));
  return late <= 0 ? 'by the sweeper, at its expiry' : `by the sweeper, ${formatDuration(late)} after expiry`;
}

function requestOutcome(row: TraceRow): Outcome {
  if (row.errorType === CONDITION_NOT_MET) return { tone: 'quiet', text: 'condition not met', note: conditionNote(row.helper) };
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
      return { tone: 'change', text: row.edit?.what ?? 'changed' };
    case 'start':
    case 'event':
    case 'clock':
      return { tone: 'quiet', text: '' };
  }
}

const BY_HAND = { added: 'Added by hand', changed: 'Edit by hand', deleted: 'Deleted by hand' } as const;

/** What an edit was. */
export function editText(edit: TraceRow['edit']): string {
  if (edit?.by === 'import') return edit.what === 'deleted' ? 'Deleted by an import' : 'Imported';
  return BY_HAND[edit?.what ?? 'changed'];
}

/** What an entry is, in a few words. */
export function entryText(row: TraceRow): string {
  switch (row.kind) {
    case 'start':
      return 'Start';
    case 'event':
      return `Event ${row.event.toLocaleString('en-US')}`;
    case 'request':
      return row.helper === null ? (row.operation ?? '') : `${showText(row.helper)} → ${row.operation}`;
    case 'result':
      return 'Result';
    case 'delete':
      return 'Delete';
    case 'edit':
      return editText(row.edit);
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
    case 'fixed':
      return 'All events of this run are processed at one moment, so the clock stays where it is.';
  }
}

/** When a run's events were processed: `fixed, 2026-03-02 08:00:00 UTC`. */
export function processingTimeText({ processingTime, processedAt }: RunSettings): string {
  return processingTime === 'event time' || processedAt === null ? processingTime : `${processingTime}, ${formatUtc(processedAt)} UTC`;
}

/** The destinations that a run knows. */
export function destinationsText({ knownDestinations = [] }: RunSettings): string {
  return knownDestinations.length === 0 ? 'any' : knownDestinations.join(', ');
}

/** The order in which a run's events came: `late, out of order, up to 10 minutes`. */
export function arrivalText({ eventsArrive, longestDelaySeconds }: RunSettings): string {
  return eventsArrive === 'in order' ? eventsArrive : `${eventsArrive}, up to ${formatDuration(longestDelaySeconds)}`;
}

/** The log type of an event's data; null where it has none. */
export function logTypeOf(data: JsonValue): string | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const logType = data['p_log_type'];
  return typeof logType === 'string' && logType !== '' ? logType : null;
}
