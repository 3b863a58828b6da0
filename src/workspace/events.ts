import { eventTimeField, readPantherTime } from '../clock/panther-time';
import { atOnce } from '../clock/slices';
import type { Slices } from '../clock/slices';
import type { JsonObject, JsonValue } from '../trace/item';
import { factsOf } from './event-facts';
import { PROBLEMS_LISTED } from './import-limits';
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

/** Most lines of an events file that are read. Each event takes memory and a row in lists. */
export const MAX_EVENT_LINES = 250_000;
/** One empty list for all lines: most have no problem. */
const NONE: readonly FileProblem[] = [];
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
  return atOnce(readEventsAhead(file, before));
}

/** As readEventsFile, but pauses from time to time, so that a large file need not be read in one go. */
export function* readEventsAhead(file: WorkspaceFile, before?: WorkspaceFile): Slices<EventsFileReading> {
  const known = readings.get(file);
  if (known !== undefined) return known.reading;
  const lines = yield* readLines(file, (before?.path === file.path ? readings.get(before)?.lines : null) ?? []);
  const reading = summed(file.path, lines);
  readings.set(file, { reading, lines });
  // Now, a file at a time, and not when the list of all is shown.
  factsOf(reading);
  return reading;
}

/** As readEventsFile, for a text that nobody keeps: nothing is remembered of it. */
export function checkEvents(file: WorkspaceFile): { events: number; problems: number } {
  let events = 0;
  let problems = 0;
  for (const [index, text] of lineTexts(file).entries()) {
    const line = readLine(file.path, text, index + 1);
    if (line.row !== null) events++;
    problems += line.problems.length;
  }
  return { events, problems };
}

function summed(path: string, lines: readonly LineReading[]): EventsFileReading {
  const rows: EventRow[] = [];
  const problems: FileProblem[] = [];
  for (const line of lines) {
    if (line.row !== null) rows.push(line.row);
    problems.push(...line.problems);
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const listed = problems.length > PROBLEMS_LISTED ? cutProblems(path, problems) : problems;
  if (lines.length < MAX_EVENT_LINES) return { rows, problems: listed, errors };
  const message = `Only the first ${MAX_EVENT_LINES.toLocaleString('en-US')} lines are read. Split the file, or delete lines.`;
  return { rows, problems: [...listed, { path, line: MAX_EVENT_LINES, column: null, severity: 'warning', message }], errors };
}

function cutProblems(path: string, problems: readonly FileProblem[]): FileProblem[] {
  const more = problems.length - PROBLEMS_LISTED;
  const message = `${more.toLocaleString('en-US')} more lines have problems.`;
  return [...problems.slice(0, PROBLEMS_LISTED), { path, line: null, column: null, severity: 'error', message }];
}

function lineTexts({ text }: WorkspaceFile): string[] {
  return (text.startsWith(BOM) ? text.slice(1) : text).split('\n', MAX_EVENT_LINES);
}

/** So many characters are read between two pauses. */
const PAUSE_EVERY = 200_000;
/** Up to so many lines, what is read anew is an edit, not another text. */
const OWN_TEXTS = 1_000;

/** Reads all lines; those that equal the old ones from the top or from the bottom are taken over. */
function* readLines(file: WorkspaceFile, old: readonly LineReading[]): Slices<LineReading[]> {
  const texts = lineTexts(file);
  let same = 0;
  while (same < texts.length && texts[same] === old[same]?.text) same++;
  const shift = texts.length - old.length;
  let end = texts.length;
  while (end > same && end - shift > same && texts[end - 1] === old[end - 1 - shift]?.text) end--;
  const lines: LineReading[] = [];
  // A line is a piece of its file's text and keeps all of that in memory. Where the other lines keep that of an older one, the few
  // that are new get a text of their own: else each edit would leave a whole file behind.
  const isEdit = old.length > 0 && end - same <= OWN_TEXTS;
  let unpaused = 0;
  for (const [index, text] of texts.entries()) {
    const earlier = index < same ? old[index] : index >= end ? old[index - shift] : undefined;
    if (earlier !== undefined) {
      lines.push(atLine(earlier, index + 1));
      continue;
    }
    const there = shift === 0 ? old[index] : undefined;
    lines.push((there && switched(there, text)) ?? readLine(file.path, isEdit ? ownText(text) : text, index + 1));
    unpaused += text.length;
    if (unpaused < PAUSE_EVERY) continue;
    unpaused = 0;
    yield;
  }
  return lines;
}

function atLine(reading: LineReading, line: number): LineReading {
  const { text, row, problems } = reading;
  if ((row?.line ?? problems[0]?.line ?? line) === line) return reading;
  return { text, row: row && { ...row, line }, problems: problems.map((problem) => ({ ...problem, line })) };
}

/** The same characters in a text that is part of no other. */
function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string; // a text's JSON is a text's
}

/** A line that was disabled or enabled and is the same event still: there may be many at once, and none is read again. */
function switched({ row, problems }: LineReading, text: string): LineReading | null {
  if (row === null || problems.length > 0) return null;
  const prefix = DISABLED.exec(text)?.[0] ?? '';
  const json = text.slice(prefix.length).trim();
  return json === row.text ? { text, row: { ...row, enabled: prefix === '', text: json }, problems } : null;
}

function readLine(path: string, text: string, line: number): LineReading {
  const prefix = DISABLED.exec(text)?.[0] ?? '';
  const json = text.slice(prefix.length).trim();
  if (json === '') return { text, row: null, problems: NONE };
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
  const given = eventTimeField(event);
  const time = typeof given === 'string' ? given : null;
  const row: EventRow = {
    path,
    line,
    enabled: prefix === '',
    text: json,
    logType: typeof event.p_log_type === 'string' && event.p_log_type !== '' ? oneOf(event.p_log_type) : null,
    time,
    epoch: time === null ? null : readPantherTime(time),
  };
  const twice = mayRepeatNames(json, parsed.names) ? findDuplicateName(json) : null;
  const warning = twice && problem(twice.at, 'warning', `The name ${twice.name} is there twice in one object; the last value counts.`);
  return { text, row, problems: warning === null ? NONE : [warning] };
}

/** Log types that were read lately: a million events name the same few, which are one text each then. */
const logTypes = new Map<string, string>();
const MOST_LOG_TYPES = 1_000;

function oneOf(logType: string): string {
  const known = logTypes.get(logType);
  if (known !== undefined) return known;
  if (logTypes.size >= MOST_LOG_TYPES) logTypes.clear();
  logTypes.set(logType, logType);
  return logType;
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
    if (typeof child !== 'object' || child === null) continue;
    const inside = countNames(child, levels - 1);
    if (inside === null) return null;
    names += inside;
  }
  return names;
}

const SPACED_NAME = /"[ \t\r\n]+:/;

/** A quick test, so that not every line has to be scanned: without repeated names each name has one `":`. */
function mayRepeatNames(json: string, names: number): boolean {
  if (SPACED_NAME.test(json)) return true;
  let colons = 0;
  for (let at = json.indexOf('":'); at >= 0; at = json.indexOf('":', at + 2)) colons++;
  return colons !== names;
}
