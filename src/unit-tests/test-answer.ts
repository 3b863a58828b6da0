import * as v from 'valibot';
import type { UnitTestResult } from '../python/boot';
import { MAX_LEVELS } from '../trace/check-segment';
import { pythonError, text } from '../trace/entry-schemas';
import { isDeeperThan } from '../trace/json-depth';

/** Far above what a detection says of one event: an alert context has 204,800 characters at most, what it prints is cut too. */
const MAX_CHARACTERS = 10_000_000;
const MAX_FUNCTIONS = 50;

const error = v.nullable(v.object({ ...pythonError.entries, repr: text }));
const output = v.pipe(v.string(), v.maxLength(MAX_CHARACTERS), v.check(isJson));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const place = v.tuple([count, count]);
const MAX_NAMES = 1000;
const recorded = v.object({
  names: v.pipe(
    v.array(
      v.object({
        // Becomes part of a file: nothing but a name of Python.
        name: v.pipe(v.string(), v.maxLength(200), v.regex(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u)),
        isCache: v.boolean(),
        calls: count,
        values: v.pipe(v.array(v.object({ kind: v.picklist(['none', 'bool', 'text', 'number', 'set', 'list', 'dict', 'other']), text })), v.maxLength(10)),
        hasMore: v.boolean(),
        raised: v.nullable(text),
      }),
    ),
    v.maxLength(MAX_NAMES),
  ),
  elsewhere: v.pipe(v.array(v.object({ file: text, line: count, helper: text })), v.maxLength(10)),
  file: v.nullable(v.object({ calls: v.pipe(v.array(v.object({ name: text, from: place, to: place })), v.maxLength(MAX_NAMES)), imports: count, hasJson: v.boolean() })),
});
const answer = v.object({
  output: v.nullable(v.boolean()),
  functions: v.pipe(
    v.record(text, v.object({ output, error })),
    v.check((functions) => Object.keys(functions).length <= MAX_FUNCTIONS),
  ),
  alerted: v.boolean(),
  passed: v.boolean(),
  error,
  stdout: text,
  recorded: v.optional(recorded),
});

/** Outputs are texts of JSON in the JSON. */
function isJson(json: string): boolean {
  if (isDeeperThan(MAX_LEVELS, json)) return false;
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads what Python says of a test. User code runs beside it, so nothing in it is believed: throws where it is not exactly of that
 * shape.
 */
export function readTestAnswer(json: string): UnitTestResult {
  if (json.length > MAX_CHARACTERS || isDeeperThan(MAX_LEVELS, json)) throw new TypeError('The result of a test is too large.');
  return v.parse(answer, JSON.parse(json));
}
