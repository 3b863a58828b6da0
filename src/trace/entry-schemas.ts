import * as v from 'valibot';
import { ARRIVALS, PROCESSING_TIMES, SWEEPERS } from '../clock/clock-types';
import { hashKey, isAttributeValue, isItem, isPlainObject, isStringArray } from './item-guard';
import { MOST_DESTINATIONS } from './known-destinations';
import type { Item } from './item';
import { EVENT_TIMES } from './trace-types';
import type { ItemDelta } from './trace-types';

/** Far above what the engine writes into one field (output is cut at 64 KB, a context at 200 KB); a forged one could stop the page. */
const MAX_FIELD_CHARACTERS = 1_000_000;
/** The same for lists: an alert has ten destinations, and a problem for each of its functions. */
const MAX_LIST = 100;
/** A text of a sane length. */
export const text = v.pipe(v.string(), v.maxLength(MAX_FIELD_CHARACTERS));
const number = v.pipe(v.number(), v.finite());
const jsonObject = v.custom<Record<string, unknown>>(isPlainObject);

const settings = v.object({
  startFrom: v.picklist(['empty table', 'this table']),
  sweeper: v.picklist(SWEEPERS),
  sweeperDelayHours: number,
  helpers: v.picklist(['1.0.2', '0.4.0']),
  eventsInPutDictionary: v.picklist(['as documented', 'as 1.0.2']),
  seed: number,
  processingDelaySeconds: number,
  // Traces that were stored before these could be set lack them.
  processingTime: v.optional(v.picklist(PROCESSING_TIMES)),
  processedAt: v.optional(v.nullable(number)),
  eventsArrive: v.optional(v.picklist(ARRIVALS)),
  longestDelaySeconds: v.optional(number),
  knownDestinations: v.exactOptional(v.pipe(v.array(text), v.maxLength(MOST_DESTINATIONS))),
});

const detection = v.object({
  id: text,
  path: text,
  displayName: text,
  dedupPeriodMinutes: number,
  threshold: number,
});

/** A PythonError. */
export const pythonError = v.object({
  function: text,
  type: text,
  message: text,
  /** Traces that were stored before it was recorded lack it. */
  repr: v.optional(text),
  file: v.nullable(text),
  line: v.nullable(number),
  traceback: text,
});

const alert = v.object({
  title: text,
  dedup: text,
  severity: text,
  description: text,
  reference: text,
  runbook: text,
  destinations: v.nullable(v.pipe(v.array(text), v.maxLength(MAX_LIST))),
  context: jsonObject,
  unique: v.optional(v.nullable(text)),
  problems: v.pipe(v.array(pythonError), v.maxLength(MAX_LIST)),
});

/** The JSON body of a `start` entry. */
export const startBody = v.object({
  table: v.array(v.custom<Item>(isItem)),
  settings,
  detections: v.array(detection),
});

/** The JSON body of an `event` entry; its data can be any JSON. Strict, because `trace.jsonl` shows the text as it is. */
export const eventBody = v.strictObject({
  time: v.picklist(EVENT_TIMES),
  data: v.unknown(),
});

/** The JSON body of a `result` entry; strict as that of an event. */
export const resultBody = v.strictObject({
  output: v.nullable(v.boolean()),
  error: v.nullable(pythonError),
  alert: v.nullable(alert),
  stdout: text,
});

export const deleteBody = v.picklist(['sweeper', 'reset']);
export const editBody = v.picklist(['hand', 'import']);
export const clockBody = v.object({ from: number, by: v.picklist(['hand', 'sleep']) });
export const tableError = v.object({ type: text, message: text });

/** Whether something is a change of the item `key`: its shape, and that it leaves the hash key alone. */
export function isDeltaOf(key: string, value: unknown): value is ItemDelta {
  if (value === 'delete') return true;
  if (!isPlainObject(value)) return false;
  const { set = {}, remove = [], add = {}, drop = {} } = value;
  if (!isPlainObject(set) || !isPlainObject(add) || !isPlainObject(drop) || !isStringArray(remove)) return false;
  if (Object.hasOwn(set, 'key') && (!isAttributeValue(set['key']) || hashKey({ key: set['key'] }) !== key)) return false;
  return (
    !remove.includes('key') &&
    Object.values(set).every((one) => isAttributeValue(one)) &&
    Object.values(add).every(isStringArray) &&
    Object.values(drop).every(isStringArray)
  );
}
