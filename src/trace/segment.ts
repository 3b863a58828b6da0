import { DEFAULT_SETTINGS } from './default-settings';
import { dataTextOf } from './entry-text';
import { KINDS, OPERATION_CODES } from './segment-codes';
import type { EntryKind } from './segment-codes';
import { textAt } from './segment-texts';
import { EVENT_TIMES } from './trace-types';
import type {
  ClockEntry,
  DeleteEntry,
  DetectionResult,
  EditEntry,
  EventEntry,
  ItemDelta,
  PythonError,
  StartEntry,
  StoredEntry,
  TableError,
  TraceSegment,
} from './trace-types';

export { SegmentBuilder } from './segment-builder';
export { numberOf, textAt, textOf } from './segment-texts';
export { checkSegment, MAX_REQUEST_CHARACTERS } from './check-segment';

/** The kind of an entry. */
export function kindAt(segment: TraceSegment, index: number): EntryKind {
  return KINDS[segment.kind[index] ?? 0] ?? 'start';
}

/** The change that an entry made to the item `key`; null where it made none. */
export function deltaAt(segment: TraceSegment, index: number): ItemDelta | null {
  const text = textAt(segment, 'delta', index);
  return text === null ? null : parse<ItemDelta>(text);
}

/** The DynamoDB error that a request met; null where it met none. */
export function errorAt(segment: TraceSegment, index: number): TableError | null {
  const text = textAt(segment, 'error', index);
  return text === null ? null : parse<TableError>(text);
}

/**
 * By far the most frequent results: no match (a policy's output is then true), nothing printed. Recognised by their text,
 * they need not be parsed; Python may write it with or without spaces.
 */
const QUIET = new Map(
  [false, true].flatMap((output): [string, DetectionResult][] => {
    const quiet = { output, error: null, alert: null, stdout: '' };
    const text = JSON.stringify(quiet);
    return [
      [text, quiet],
      [text.replaceAll(/[:,]/g, '$& '), quiet],
    ];
  }),
);
const NOTHING: DetectionResult = { output: null, error: null, alert: null, stdout: '' };

/** What a `result` entry says. */
export function resultAt(segment: TraceSegment, index: number): DetectionResult {
  const body = textAt(segment, 'body', index);
  if (body === null) return NOTHING;
  const quiet = QUIET.get(body);
  if (quiet !== undefined) return quiet;
  const { output, error, alert, stdout } = parse<DetectionResult>(body);
  return {
    output,
    error: error && withRepr(error),
    alert: alert && { ...alert, problems: alert.problems.map(withRepr) },
    stdout,
  };
}

/** Which parts a result has, without them. */
export interface ResultParts {
  readonly hasError: boolean;
  readonly hasAlert: boolean;
  /** Something was printed. */
  readonly hasOutput: boolean;
}

/** How Python writes a result without an error: what comes before the contents of an alert, which may be long. */
const WITHOUT_ERROR = /^\{"output": ?(?:true|false|null), ?"error": ?null, ?"alert": ?(null|\{)/;
const PRINTED_NOTHING = ['"stdout": ""}', '"stdout":""}'];

/** Which parts a `result` entry has. Read off its text where that is as Python writes it, and not parsed. */
export function resultPartsAt(segment: TraceSegment, index: number): ResultParts {
  const body = textAt(segment, 'body', index);
  const found = body === null ? null : WITHOUT_ERROR.exec(body);
  if (body === null || found === null) {
    const { error, alert, stdout } = resultAt(segment, index);
    return { hasError: error !== null, hasAlert: alert !== null, hasOutput: stdout !== '' };
  }
  return { hasError: false, hasAlert: found[1] !== 'null', hasOutput: !PRINTED_NOTHING.some((end) => body.endsWith(end)) };
}

/** Traces that were stored before it was recorded lack `repr`. */
function withRepr(error: Omit<PythonError, 'repr'> & { repr?: string }): PythonError {
  return { ...error, repr: error.repr ?? `${error.type}(${error.message})` };
}

/** The exact text of an event; the body is not parsed. */
export function eventTextAt(segment: TraceSegment, index: number): string {
  const body = textAt(segment, 'body', index) ?? 'null';
  for (const time of EVENT_TIMES) {
    const text = dataTextOf(time, body);
    if (text !== null) return text;
  }
  return JSON.stringify(parse<Pick<EventEntry, 'data'>>(body).data);
}

/** The entry at `index` (from 0) of a segment, parsed. Throws a RangeError where there is none. */
export function readEntry(segment: TraceSegment, index: number): StoredEntry {
  const at = segment.at[index];
  if (at === undefined) throw new RangeError(`The segment has no entry ${index}.`);
  const kind = kindAt(segment, index);
  const body = textAt(segment, 'body', index) ?? 'null';
  const event = segment.event[index] ?? 0;
  const key = textAt(segment, 'key', index);
  switch (kind) {
    case 'start': {
      const { table, settings, detections } = parse<Pick<StartEntry, 'table' | 'settings' | 'detections'>>(body);
      // A trace that was stored before there was a setting ran as its default says.
      return { at, kind, table, settings: { ...DEFAULT_SETTINGS, ...settings }, detections };
    }
    case 'event': {
      const { time, data } = parse<Pick<EventEntry, 'time' | 'data'>>(body);
      return { at, kind, event, time, data, dataText: dataTextOf(time, body) ?? JSON.stringify(data) };
    }
    case 'request': {
      const error = errorAt(segment, index);
      return {
        at,
        kind,
        event,
        detection: textAt(segment, 'detection', index) ?? '',
        file: textAt(segment, 'file', index) ?? '',
        line: segment.line[index] ?? 0,
        helper: textAt(segment, 'helper', index),
        operation: OPERATION_CODES[segment.operation[index] ?? 0] ?? 'other',
        key,
        body,
        ...(error !== null && { error }),
        delta: deltaAt(segment, index),
        units: segment.units[index] ?? 0,
      };
    }
    case 'result':
      return { at, kind, event, detection: textAt(segment, 'detection', index) ?? '', ...resultAt(segment, index) };
    case 'delete':
      return { at, kind, key: key ?? '', by: parse<DeleteEntry['by']>(body) };
    case 'edit':
      return { at, kind, key: key ?? '', by: parse<EditEntry['by']>(body), delta: deltaAt(segment, index) };
    case 'clock': {
      const { from, by } = parse<Pick<ClockEntry, 'from' | 'by'>>(body);
      return { at, kind, from, by };
    }
  }
}

/** What a segment holds was either written by SegmentBuilder or went through checkSegment, so its shape is known. */
function parse<Shape>(text: string): Shape {
  return JSON.parse(text) as Shape;
}
