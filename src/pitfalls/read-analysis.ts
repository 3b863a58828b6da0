import * as v from 'valibot';
import { MAX_LEVELS } from '../trace/check-segment';
import { isDeeperThan } from '../trace/json-depth';
import type { FileAnalysis, PitfallCode } from './finding-types';

/** Longest answer of one piece of work, in characters. */
export const MAX_ANALYSIS_TEXT = 10_000_000;
/** Most that one file may have of each kind; the analysis itself stops far below. */
const MAX_LISTED = 2_000;

const text = v.pipe(v.string(), v.maxLength(2_000));
const path = v.pipe(v.string(), v.maxLength(1_000));
const line = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const place = v.object({ line, column: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });
const range = v.object({ path, from: place, to: place });
const code = v.custom<PitfallCode>((value) => typeof value === 'string' && /^RC\d{3}$/.test(value));
const list = <const Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(MAX_LISTED));
const severity = v.picklist(['error', 'warning', 'info']);

const finding = v.pipe(
  v.object({
    code,
    range,
    message: text,
    severity: v.nullish(severity),
    calls: list(v.object({ path, line })),
    fix: v.nullable(v.object({ title: text, edits: list(v.object({ ...range.entries, text: v.pipe(v.string(), v.maxLength(100_000)) })) })),
  }),
  v.transform(({ severity: own, ...rest }) => ({ ...rest, ...(own && { severity: own }) })),
);
const file = v.object({
  path,
  findings: list(finding),
  unread: list(v.object({ line: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), text })),
  silenced: list(v.object({ code, line })),
});
const answer = v.array(file);

/**
 * Reads what the analysis answers about the files `paths`: each of them once. It comes out of the sandbox, so nothing in it is
 * believed: throws where it is not exactly of that shape.
 */
export function readAnalysis(json: string, paths: readonly string[]): readonly FileAnalysis[] {
  if (json.length > MAX_ANALYSIS_TEXT) throw new TypeError('The analysis answered more than this page reads.');
  if (isDeeperThan(MAX_LEVELS, json)) throw new TypeError('The answer of the analysis is nested too deeply.');
  const files = v.parse(answer, JSON.parse(json));
  const told = new Set(files.map((one) => one.path));
  if (told.size !== files.length || files.length !== paths.length || !paths.every((one) => told.has(one))) {
    throw new TypeError('The analysis answered about other files than it was asked about.');
  }
  return files;
}
