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
