import * as v from 'valibot';
import { LAST_MOMENT } from '../clock/clock-types';
import {
  clockBody,
  deleteBody,
  editBody,
  eventBody,
  isDeltaOf,
  resultBody,
  startBody,
  tableError,
} from './entry-schemas';
import { isPlainObject } from './item-guard';
import { isFieldsText } from './entry-text';
import { isDeeperThan } from './json-depth';
import { KINDS, OPERATION_CODES } from './segment-codes';
import type { EntryKind } from './segment-codes';
import { textAt } from './segment-texts';
import type { TraceSegment } from './trace-types';

/** A segment is what one report or one stored chunk holds; both stay far below these bounds. */
const MAX_ENTRIES = 1_000_000;
const MAX_CHARACTERS = 100_000_000;

/** A result with all that Python's side lets into one, each character escaped, has less than half of this. */
const MAX_RESULT_CHARACTERS = 10_000_000;

/** What DynamoDB takes as one request at most (16 MB, in BatchWriteItem); the engine cuts what is longer. */
export const MAX_REQUEST_CHARACTERS = 16_777_216;

/** Python writes alert contexts of some thousand levels; what is nested much deeper would only keep the page busy. */
export const MAX_LEVELS = 20_000;

const TEXT_COLUMNS = ['detection', 'file', 'helper', 'key', 'body', 'delta', 'error'] as const;
const COLUMN_TYPES = {
  kind: 'Uint8Array',
  at: 'Float64Array',
  event: 'Int32Array',
  detection: 'Int32Array',
  file: 'Int32Array',
  line: 'Int32Array',
  helper: 'Int32Array',
  operation: 'Uint8Array',
  key: 'Int32Array',
  body: 'Int32Array',
  delta: 'Int32Array',
  error: 'Int32Array',
  units: 'Float32Array',
} as const satisfies Partial<Record<keyof TraceSegment, string>>;

const BODY_SCHEMAS: Partial<Record<EntryKind, v.GenericSchema>> = {
  start: startBody,
  event: eventBody,
  result: resultBody,
  delete: deleteBody,
  edit: editBody,
  clock: clockBody,
};

/**
 * Checks a segment that comes from somewhere else: the sandbox, where user code could forge it, or storage. Afterwards
 * everything in this room can read it without looking twice. Request bodies may be any text: user code can send what is
 * no JSON. Throws an Error whose message is a sentence for the user.
 */
export function checkSegment(value: unknown): TraceSegment {
  const segment = checkColumns(value);
  const ids = segment.ends.length;
  for (const column of TEXT_COLUMNS) {
    if (segment[column].some((id) => id < -1 || id >= ids)) damaged(`its column ${column} points to text that it lacks`);
  }
  const checked: Checked = { bodies: new Set(), deltas: new Set(), errors: new Set() };
  for (let index = 0; index < segment.count; index++) checkEntry(segment, index, checked);
  return segment;
}

function checkColumns(value: unknown): TraceSegment {
  if (!isPlainObject(value)) damaged('it is no object');
  const { count, text, ends } = value;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) damaged('its count is no whole number');
  if (count > MAX_ENTRIES) damaged(`it has more than ${MAX_ENTRIES} entries`);
  for (const [name, type] of Object.entries(COLUMN_TYPES)) {
    const column = value[name];
    if (!isA(type, column)) damaged(`its column ${name} is no ${type}`);
    if (column.length !== count) damaged(`its column ${name} does not have ${count} elements`);
  }
  if (typeof text !== 'string') damaged('its text is none');
  if (text.length > MAX_CHARACTERS) damaged('it has too much text');
  if (!isA('Int32Array', ends)) damaged('its column ends is no Int32Array');
  if (ends.length > count * TEXT_COLUMNS.length) damaged('it has more texts than its entries can name');
  if (ends.some((end, id) => end < (ends[id - 1] ?? 0)) || (ends.at(-1) ?? 0) !== text.length) damaged('its texts do not end one after another');
  // Every field of the type was looked at above.
  return value as unknown as TraceSegment;
}

/** Whether a value is such an array of numbers, in whichever realm it was made. */
function isA(type: string, value: unknown): value is Int32Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === `[object ${type}]`;
}

/** Texts that were found good, numbered with the role that they were checked for: many entries share them. */
interface Checked {
  bodies: Set<number>;
  deltas: Set<number>;
  errors: Set<number>;
}

function checkEntry(segment: TraceSegment, index: number, checked: Checked): void {
  const kind = KINDS[segment.kind[index] ?? -1];
  if (kind === undefined) damaged(`entry ${index} is of an unknown kind`);
  if (!(Math.abs(segment.at[index] ?? Number.NaN) <= LAST_MOMENT)) damaged(`entry ${index} has no time`);
  if ((segment.event[index] ?? -1) < 0) damaged(`entry ${index} belongs to no event`);
  const units = segment.units[index] ?? Number.NaN;
  if (!Number.isFinite(units) || units < 0) damaged(`entry ${index} has no capacity units`);
  if (OPERATION_CODES[segment.operation[index] ?? -1] === undefined) damaged(`entry ${index} has an unknown operation`);

  const cell = (column: (typeof TEXT_COLUMNS)[number]): string | null => textAt(segment, column, index);
  const body = cell('body');
  if (body === null) damaged(`entry ${index} has no body`);
  if (kind === 'request' && body.length > MAX_REQUEST_CHARACTERS) damaged(`the body of entry ${index} is too long for a request`);
  if (kind === 'result' && body.length > MAX_RESULT_CHARACTERS) damaged(`the body of entry ${index} is too long for a result`);
  const schema = BODY_SCHEMAS[kind];
  if (schema !== undefined && isNew(checked.bodies, (segment.body[index] ?? 0) * KINDS.length + KINDS.indexOf(kind))) {
    const isShown = kind === 'event' || kind === 'result';
    if (isShown && !isFieldsText(body)) damaged(`the body of entry ${index} is not one line of fields`);
    if (!v.is(schema, parse(body))) damaged(`the body of entry ${index} is no ${kind}`);
  }

  const changesItems = kind === 'request' || kind === 'edit';
  const key = cell('key');
  if ((kind === 'delete' || kind === 'edit') && key === null) damaged(`entry ${index} has no key`);
  const delta = cell('delta');
  if (delta !== null) {
    if (!changesItems || key === null) damaged(`entry ${index} changes an item without naming it`);
    if (isNew(checked.deltas, (segment.delta[index] ?? 0) * segment.ends.length + (segment.key[index] ?? 0))) {
      if (!isDeltaOf(key, parse(delta))) damaged(`the change of entry ${index} is no change of its item`);
    }
  }
  const error = cell('error');
  if (error !== null) {
    if (kind !== 'request') damaged(`entry ${index} has an error but is no request`);
    if (isNew(checked.errors, segment.error[index] ?? 0) && !v.is(tableError, parse(error))) {
      damaged(`the error of entry ${index} is none`);
    }
  }
}

function isNew(seen: Set<number>, one: number): boolean {
  const isNew = !seen.has(one);
  if (isNew) seen.add(one);
  return isNew;
}

/** The value of JSON text; undefined, which no schema accepts, where it is no JSON or nested too deeply. */
function parse(text: string): unknown {
  if (isDeeperThan(MAX_LEVELS, text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function damaged(why: string): never {
  throw new Error(`A part of the trace is damaged: ${why}.`);
}
