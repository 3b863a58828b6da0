import type { EpochSeconds } from '../clock/clock-types';
import { deltaAt, errorAt, kindAt, resultAt, textAt } from './segment';
import { OPERATION_CODES } from './segment-codes';
import type { EntryKind } from './segment-codes';
import type { EditEntry, Operation, TraceSegment } from './trace-types';

/** An entry as a list shows it. What does not belong to its kind is null, 0 or false. */
export interface TraceRow {
  readonly seq: number;
  readonly at: EpochSeconds;
  readonly kind: EntryKind;
  /** Number of the event that a request or result belongs to, or that an event entry begins; 0: before the first event. */
  readonly event: number;
  readonly detection: string | null;
  /** Place in a user's file that sent the request; for results the place of the error. Null and 0 when unknown. */
  readonly file: string | null;
  readonly line: number;
  readonly helper: string | null;
  readonly operation: Operation | null;
  readonly key: string | null;
  /** Consumed capacity units. */
  readonly units: number;
  /** The request met a DynamoDB error (a failed condition is one), or the detection raised. */
  readonly failed: boolean;
  /** An item is different afterwards. */
  readonly changed: boolean;
  /** What was done to an item outside of runs; null where the entry is no edit. */
  readonly edit: { readonly by: EditEntry['by']; readonly what: 'added' | 'changed' | 'deleted' } | null;
  /** Short name of the DynamoDB error, or class of the exception. */
  readonly errorType: string | null;
  /** First line of the error's message. */
  readonly errorLine: string | null;
  /** What `rule` returned. */
  readonly output: boolean | null;
  /** Title of the alert; null where the detection did not match. */
  readonly title: string | null;
  /** True where a result has printed something. */
  readonly printed: boolean;
}

/**
 * The row of entry `index` of a segment whose first entry has sequence number `first`. Cheap: event data and request
 * bodies are not parsed, of results only those that are more than a quiet False.
 */
export function readRow(segment: TraceSegment, index: number, first: number): TraceRow {
  const kind = kindAt(segment, index);
  const file = textAt(segment, 'file', index);
  const row: TraceRow = {
    seq: first + index,
    at: segment.at[index] ?? 0,
    kind,
    event: segment.event[index] ?? 0,
    detection: textAt(segment, 'detection', index),
    file: file === '' ? null : file,
    line: segment.line[index] ?? 0,
    helper: textAt(segment, 'helper', index),
    operation: kind === 'request' ? (OPERATION_CODES[segment.operation[index] ?? 0] ?? 'other') : null,
    key: textAt(segment, 'key', index),
    units: segment.units[index] ?? 0,
    failed: false,
    changed: kind === 'delete' || (segment.delta[index] ?? -1) >= 0,
    edit: kind === 'edit' ? editAt(segment, index) : null,
    errorType: null,
    errorLine: null,
    output: null,
    title: null,
    printed: false,
  };
  if (kind === 'request') {
    const error = errorAt(segment, index);
    return error === null ? row : { ...row, failed: true, errorType: error.type, errorLine: firstLine(error.message) };
  }
  if (kind !== 'result') return row;
  const { output, error, alert, stdout } = resultAt(segment, index);
  const told = { ...row, output, title: alert?.title ?? null, printed: stdout !== '' };
  if (error === null) return told;
  const { type, message, line } = error;
  return { ...told, failed: true, errorType: type, errorLine: firstLine(message), file: error.file, line: line ?? 0 };
}

/** Only a new item is given its key: one that is there has it already. */
function editAt(segment: TraceSegment, index: number): NonNullable<TraceRow['edit']> {
  const by = textAt(segment, 'body', index) === JSON.stringify('import' satisfies EditEntry['by']) ? 'import' : 'hand';
  const delta = deltaAt(segment, index);
  if (delta === 'delete') return { by, what: 'deleted' };
  return { by, what: delta?.set !== undefined && Object.hasOwn(delta.set, 'key') ? 'added' : 'changed' };
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text : text.slice(0, end);
}
