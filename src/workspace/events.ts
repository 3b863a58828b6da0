import type { JsonObject, JsonValue } from '../trace/item';
import { summarizeEvent } from './event-summary';
import { findDuplicateName, findJsonFault, lineAndColumn, MAX_JSON_DEPTH } from './json-text';
import type { EventRow, FileProblem, WorkspaceFile } from './workspace-types';

/** What an events file holds. */
export interface EventsFileReading {
  rows: readonly EventRow[];
  problems: readonly FileProblem[];
  /** How many errors there are, also where `problems` lists the first ones only. */
  errors: number;
}

/** One line as it was understood: a row, problems, or nothing (blank, comment). Line numbers are filled in later. */
interface LineReading {
  text: string;
  row: EventRow | null;
  problems: readonly FileProblem[];
}

/** More problems than this in one file are counted, not listed. */
const PROBLEMS_LISTED = 100;
const BOM = '\ufeff';
const DISABLED = /^\s*\/\/\s?/;

/** What was read, with its lines, for as long as somebody has the file. */
const readings = new WeakMap<WorkspaceFile, { reading: EventsFileReading; lines: readonly LineReading[] }>();

/**
 * Rows and problems of an events file: JSON lines; `//` disables a line, blank lines and other comments are skipped.
 * `before` is the same file as it was: lines that it had as well are not read again, so that typing in one line reads that
 * line alone.
 */
export function readEventsFile(file: WorkspaceFile, before?: WorkspaceFile): EventsFileReading {
  const known = readings.get(file);
  if (known !== undefined) return known.reading;
  const lines = readLines(file, (before?.path === file.path ? readings.get(before)?.lines : null) ?? []);
  const rows = lines.flatMap((line) => line.row ?? []);
  const problems = lines.flatMap((line) => line.problems);
  const reading = {
    rows,
    problems: problems.length > PROBLEMS_LISTED ? cutProblems(file.path, problems) : problems,
    errors: problems.filter(({ severity }) => severity === 'error').length,
  };
  readings.set(file, { reading, lines });
  return reading;
}

function cutProblems(path: string, problems: readonly FileProblem[]): FileProblem[] {
  const more = problems.length - PROBLEMS_LISTED;
  const message = `${more.toLocaleString('en-US')} more lines have problems.`;
  return [...problems.slice(0, PROBLEMS_LISTED), { path, line: null, column: null, severity: 'error', message }];
}

/** Reads all lines; those that equal the old ones from the top or from the bottom are taken over. */
function readLines(file: WorkspaceFile, old: readonly LineReading[]): LineReading[] {
  const texts = (file.text.startsWith(BOM) ? file.text.slice(1) : file.text).split('\n');
  let same = 0;
  while (same < texts.length && texts[same] === old[same]?.text) same++;
  const shift = texts.length - old.length;
  let end = texts.length;
  while (end > same && end - shift > same && texts[end - 1] === old[end - 1 - shift]?.text) end--;
  return texts.map((text, index) => {
    const earlier = index < same ? old[index] : index >= end ? old[index - shift] : undefined;
    return earlier === undefined ? readLine(file.path, text, index + 1) : atLine(earlier, index + 1);
  });
}

function atLine(reading: LineReading, line: number): LineReading {
  const { text, row, problems } = reading;
  if ((row?.line ?? problems[0]?.line ?? line) === line) return reading;
  return { text, row: row && { ...row, line }, problems: problems.map((problem) => ({ ...problem, line })) };
}

function readLine(path: string, text: string, line: number): LineReading {
  const prefix = DISABLED.exec(text)?.[0] ?? '';
  const json = text.slice(prefix.length).trim();
  if (json === '') return { text, row: null, problems: [] };
  const problem = (at: number, severity: FileProblem['severity'], message: string): FileProblem => ({
    path,
    line,
    column: lineAndColumn(text, text.indexOf(json) + at).column,
    severity,
    message,
  });
  const parsed = parseEvent(json);
  if ('reason' in parsed) {
    // A disabled line that is no event is a comment.
    return { text, row: null, problems: prefix === '' ? [problem(parsed.at, 'error', `This line is no event: ${parsed.reason}.`)] : [] };
  }
  const { event } = parsed;
  const row: EventRow = {
    path,
    line,
    enabled: prefix === '',
    text: json,
    logType: typeof event.p_log_type === 'string' && event.p_log_type !== '' ? event.p_log_type : null,
    summary: summarizeEvent(event),
    time: typeof event.p_event_time === 'string' ? event.p_event_time : null,
  };
  const twice = mayRepeatNames(json, parsed.names) ? findDuplicateName(json) : null;
  const warning = twice && problem(twice.at, 'warning', `The name ${twice.name} is there twice in one object; the last value counts.`);
  return { text, row, problems: warning === null ? [] : [warning] };
}

/** Parses one event's text: the object and how many names it has in all its objects, or what is wrong with it. */
export function parseEvent(json: string): { event: JsonObject; names: number } | { at: number; reason: string } {
  let value: JsonValue;
  try {
    value = JSON.parse(json) as JsonValue; // JSON.parse returns nothing else
  } catch {
    return findJsonFault(json) ?? { at: 0, reason: 'it is no JSON' };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const is = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
    return { at: 0, reason: `it is ${is}, but an event is an object in { }` };
  }
  const names = countNames(value, MAX_JSON_DEPTH);
  return names === null ? { at: 0, reason: `it is nested deeper than ${MAX_JSON_DEPTH} levels` } : { event: value, names };
}

/** How many names all objects in a value have; null when it is nested deeper than `levels`. */
function countNames(value: JsonValue, levels: number): number | null {
  if (typeof value !== 'object' || value === null) return 0;
  if (levels === 0) return null;
  const children = Array.isArray(value) ? value : Object.values(value);
  let names = Array.isArray(value) ? 0 : children.length;
  for (const child of children) {
    const inside = countNames(child, levels - 1);
    if (inside === null) return null;
    names += inside;
  }
  return names;
}

/** A quick test, so that not every line has to be scanned: without repeated names each name has one `":`. */
function mayRepeatNames(json: string, names: number): boolean {
  return (json.match(/"\s*:/g)?.length ?? 0) !== names;
}
