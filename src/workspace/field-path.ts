import type { JsonObject, JsonValue } from '../trace/item';
import { compactJson, scanValue, skipSpace } from './json-text';

/**
 * Fields of events by their way from the outermost object: `actor.alternateId`, `target[0].alternateId`. A name with a dot or a
 * bracket in it is quoted: `["a.b"]`.
 */
type Step = string | number;

/** How deep fields are listed, and how many entries of a list. */
const DEEPEST = 6;
const ENTRIES = 2;
/** How much of a value a cell shows, in characters. */
const SHOWN = 300;

function named(path: string, name: string): string {
  if (name === '' || /[.[\]"]/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

const STEP = /(?:^|\.)([^.[\]"]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;

/** The steps of a path; null where it is none. */
function stepsOf(path: string): Step[] | null {
  const steps: Step[] = [];
  for (STEP.lastIndex = 0; STEP.lastIndex < path.length; ) {
    const found = STEP.exec(path);
    if (found === null) return null;
    const [, plain, index, quoted] = found;
    if (index !== undefined) steps.push(Number(index));
    else if (plain !== undefined) steps.push(plain);
    else {
      try {
        steps.push(JSON.parse(quoted ?? '""') as string); // a text in quotes
      } catch {
        return null;
      }
    }
  }
  return steps.length === 0 ? null : steps;
}

/** Whether a text can be the path of a field. */
export function isFieldPath(path: string): boolean {
  return stepsOf(path) !== null;
}

/** The paths of an event's fields that have a value of their own: no objects, and of lists the first entries. */
export function fieldPaths(event: JsonObject): string[] {
  const paths: string[] = [];
  const visit = (value: JsonValue, path: string, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) paths.push(path);
    else if (Array.isArray(value)) {
      if (value.every((entry) => typeof entry !== 'object' || entry === null)) paths.push(path);
      value.slice(0, ENTRIES).forEach((entry, index) => visit(entry, `${path}[${index}]`, depth + 1));
    } else for (const [name, inside] of Object.entries(value)) visit(inside, named(path, name), depth + 1);
  };
  for (const [name, value] of Object.entries(event)) visit(value, named('', name), 1);
  return paths;
}

/** A field that occurs, and in how many of the events that were looked at. */
export interface FoundField {
  path: string;
  events: number;
}

/** The fields of some events, the most common ones first, those of one number in order of their names. */
export function commonFields(events: readonly JsonObject[]): FoundField[] {
  const counts = new Map<string, number>();
  for (const event of events) for (const path of new Set(fieldPaths(event))) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].map(([path, count]) => ({ path, events: count })).sort((a, b) => b.events - a.events || (a.path < b.path ? -1 : 1));
}

/**
 * The value of a field in an event's text, as a cell shows it: a text without its quotes, everything else as it is spelled, so that
 * large numbers stay what they are. Null where the event has no such field. Of a name that comes twice the last one counts.
 */
export function fieldText(json: string, path: string): string | null {
  const steps = stepsOf(path);
  let at = steps === null ? -1 : skipSpace(json, 0);
  for (const step of steps ?? []) if (at >= 0) at = typeof step === 'string' ? memberAt(json, at, step) : entryAt(json, at, step);
  if (at < 0) return null;
  const scanned = scanValue(json, at);
  if (!('end' in scanned)) return null;
  const value = json.slice(at, scanned.end);
  const text = value.startsWith('"') ? (JSON.parse(value) as string) : compactJson(value); // a text in quotes
  return text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** Offset of a member's value in the object at `from`; −1 where there is none. */
function memberAt(json: string, from: number, name: string): number {
  if (json.charAt(from) !== '{') return -1;
  let found = -1;
  eachEntry(json, from, (at) => {
    const quoted = scanValue(json, at);
    if (!('end' in quoted)) return at;
    const value = skipSpace(json, skipSpace(json, quoted.end) + 1);
    if (JSON.parse(json.slice(at, quoted.end)) === name) found = value;
    return value;
  });
  return found;
}

/** Offset of entry `index` of the list at `from`; −1 where there is none. */
function entryAt(json: string, from: number, index: number): number {
  if (json.charAt(from) !== '[') return -1;
  let found = -1;
  let count = 0;
  eachEntry(json, from, (at) => {
    if (count++ === index) found = at;
    return at;
  });
  return found;
}

/** Goes through an object or a list. `visit` gets where an entry begins and answers where its value does. */
function eachEntry(json: string, from: number, visit: (at: number) => number): void {
  let at = skipSpace(json, from + 1);
  while (at < json.length && json.charAt(at) !== '}' && json.charAt(at) !== ']') {
    const value = scanValue(json, visit(at));
    if (!('end' in value)) return;
    at = skipSpace(json, value.end);
    if (json.charAt(at) === ',') at = skipSpace(json, at + 1);
  }
}
