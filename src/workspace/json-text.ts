import { shownText } from './shown-text';

/**
 * JSON as text. Events are kept and moved as the text they came in, so that big integers, the order of names and the
 * spelling of numbers survive; this file finds the borders of values, says what is wrong, and edits members in place.
 */

/** Deepest nesting an event may have. Real logs stay below 30; Python's own reader gives up at some hundred levels. */
export const MAX_JSON_DEPTH = 200;

/** What is wrong with a JSON text, and where (offset in UTF-16 units). */
export interface JsonFault {
  at: number;
  reason: string;
}

/** A name of an object as the scan meets it: offsets of the quoted name and of the start of its value. */
export interface ScannedName {
  /** How many objects and lists are open around the name; 1 for a member of the outermost object. */
  depth: number;
  /** Tells the objects of one scan apart. */
  object: number;
  start: number;
  end: number;
  valueStart: number;
}

/** Offset behind a value, or what is wrong with it. */
export type ScanResult = { end: number } | JsonFault;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const SPACE = /[ \t\r\n]*/y;

/** Offset of the first character at or after `from` that is no JSON white space. */
export function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.test(text);
  return SPACE.lastIndex;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE_CODE = 0x20;

/** End of the string that begins at `start`. By hand, because a regular expression overflows on texts of many megabytes. */
function scanString(text: string, start: number): ScanResult {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { end: at + 1 };
    if (code === BACKSLASH) {
      const escape = text.slice(at + 1, at + 6);
      if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(escape)) {
        return { at, reason: `\\${shownText(escape.charAt(0))} is no escape that JSON knows` };
      }
      at++;
    } else if (code < SPACE_CODE) {
      if (code === 0x0a || code === 0x0d) return { at: start, reason: 'a text is not closed: its second " is missing on this line' };
      return { at, reason: 'a text holds a control character; write it as an escape, e.g. \\t' };
    }
  }
  return { at: start, reason: 'a text is not closed: its second " is missing' };
}

/** Foreign text in a sentence has at most so many characters. */
const SHOWN = 40;
const PYTHON_WORDS = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
]);

function valueFault(text: string, at: number): JsonFault {
  const char = text.charAt(at);
  if (char === '') return { at, reason: 'the text ends where a value is expected' };
  if (char === "'") return { at, reason: "texts are written with double quotes in JSON, not with '" };
  const wordEnd = matchEnd(WORD, text, at);
  if (wordEnd > 0) {
    const word = text.slice(at, wordEnd);
    const json = PYTHON_WORDS.get(word);
    if (json !== undefined) return { at, reason: `${word} is Python; JSON writes ${json}` };
    if (word === 'NaN' || word === 'Infinity') return { at, reason: `${word} is no number that JSON has; write null, or a text` };
    return { at, reason: `${shownText(word, SHOWN)} is no JSON value` };
  }
  if (char === ']' || char === '}') return { at, reason: `a value is expected before ${char}` };
  if (char === ',' || char === ':') return { at, reason: `a value is expected, not ${char}` };
  return { at, reason: `${shownText(char)} cannot begin a value` };
}

/** End of the string, number or word at `at`; a fault otherwise. */
function scanScalar(text: string, at: number): ScanResult {
  const char = text.charAt(at);
  if (char === '"') return scanString(text, at);
  if (char === '-' || (char >= '0' && char <= '9')) {
    const end = matchEnd(NUMBER, text, at);
    if (text.startsWith('-Infinity', at)) return { at, reason: '-Infinity is no number that JSON has; write null, or a text' };
    if (end < 0) return { at, reason: '- must be followed by a digit' };
    if (/[0-9.]/.test(text.charAt(end))) return { at, reason: 'a number has a leading zero or a stray dot' };
    return { end };
  }
  for (const word of ['true', 'false', 'null']) {
    if (text.startsWith(word, at) && matchEnd(WORD, text, at) === at + word.length) return { end: at + word.length };
  }
  return valueFault(text, at);
}

function scanName(text: string, at: number, afterComma: boolean): ScanResult & { valueStart?: number } {
  const char = text.charAt(at);
  if (char !== '"') {
    if (char === '') return { at, reason: 'the text ends inside an object: } is missing' };
    if (char === '}' && afterComma) return { at, reason: 'there is a comma before }' };
    if (char === "'") return { at, reason: "names are written with double quotes in JSON, not with '" };
    return { at, reason: `a name in double quotes is expected, not ${shownText(char)}` };
  }
  const scanned = scanString(text, at);
  if (!('end' in scanned)) return scanned;
  const { end } = scanned;
  const colon = skipSpace(text, end);
  if (text.charAt(colon) !== ':') return { at: colon, reason: `a colon is expected after the name ${shownText(text.slice(at, end), SHOWN)}` };
  return { end, valueStart: skipSpace(text, colon + 1) };
}

/**
 * Scans the one JSON value that begins at `from` (no white space before it). Works without recursion, so that any depth
 * ends in a sentence. `onName` is called for every name of every object.
 */
export function scanValue(text: string, from: number, onName?: (name: ScannedName) => void): ScanResult {
  /** The brackets that close what is open, and the offset where each was opened. */
  const open: ('}' | ']')[] = [];
  const openedAt: number[] = [];
  let at = from;
  let afterComma = false;
  for (;;) {
    // Here a value is expected, or a name when an object is open.
    let closed = false;
    const closing = open.at(-1);
    if (closing === '}') {
      if (text.charAt(at) === '}' && !afterComma) closed = true;
      else {
        const name = scanName(text, at, afterComma);
        if (!('end' in name)) return name;
        const valueStart = name.valueStart ?? name.end;
        onName?.({ depth: open.length, object: openedAt.at(-1) ?? from, start: at, end: name.end, valueStart });
        at = valueStart;
      }
    } else if (closing === ']' && text.charAt(at) === ']') {
      if (afterComma) return { at, reason: 'there is a comma before ]' };
      closed = true;
    }
    if (!closed) {
      const char = text.charAt(at);
      if (char === '{' || char === '[') {
        if (open.length >= MAX_JSON_DEPTH) return { at, reason: `it is nested deeper than ${MAX_JSON_DEPTH} levels` };
        open.push(char === '{' ? '}' : ']');
        openedAt.push(at);
        at = skipSpace(text, at + 1);
        afterComma = false;
        continue;
      }
      const scalar = scanScalar(text, at);
      if (!('end' in scalar)) return scalar;
      at = scalar.end;
    } else {
      open.pop();
      openedAt.pop();
      at++;
    }
    // A value has ended: close what can be closed, up to the next comma.
    for (;;) {
      const container = open.at(-1);
      if (container === undefined) return { end: at };
      at = skipSpace(text, at);
      const char = text.charAt(at);
      if (char === ',') {
        at = skipSpace(text, at + 1);
        afterComma = true;
        break;
      }
      if (char !== container) {
        if (char === '') return { at, reason: `the text ends inside ${container === '}' ? 'an object' : 'a list'}: ${container} is missing` };
        return { at, reason: `a comma or ${container} is expected, not ${shownText(char)}` };
      }
      open.pop();
      openedAt.pop();
      at++;
    }
  }
}

/** What is wrong with a text that should be one JSON value, or null. */
export function findJsonFault(text: string): JsonFault | null {
  const result = scanValue(text, skipSpace(text, 0));
  if (!('end' in result)) return result;
  const rest = skipSpace(text, result.end);
  return rest < text.length ? { at: rest, reason: `there is more text behind the value: ${shownText(text.slice(rest, rest + 20))}` } : null;
}

/** The same JSON without white space between its tokens; every token keeps its spelling. The text must be valid. */
export function compactJson(text: string): string {
  let compact = '';
  let kept = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const string = scanString(text, at);
      if (!('end' in string)) return text;
      at = string.end - 1;
    } else if (code <= SPACE_CODE) {
      compact += text.slice(kept, at);
      kept = at + 1;
    }
  }
  return compact + text.slice(kept);
}

/** Whether one object in the text has a name twice: that name's offset, and its spelling as a sentence can have it. The text must be valid. */
export function findDuplicateName(text: string): { at: number; name: string } | null {
  const seen = new Map<number, Set<string>>();
  let found: { at: number; name: string } | null = null;
  scanValue(text, skipSpace(text, 0), ({ object, start, end }) => {
    let names = seen.get(object);
    if (names === undefined) seen.set(object, (names = new Set()));
    const name = text.slice(start, end);
    if (names.has(name)) found ??= { at: start, name: shownText(name, SHOWN) };
    names.add(name);
  });
  return found;
}

/**
 * The object's text with its member `name` set to the JSON text `value`; everything else keeps its spelling. A new member
 * is added at the end. Text that is no valid object comes back as it is.
 */
export function setMember(text: string, name: string, value: string): string {
  const start = skipSpace(text, 0);
  const quoted = JSON.stringify(name);
  let valueStart = -1;
  let members = 0;
  const whole = scanValue(text, start, (found) => {
    if (found.depth !== 1) return;
    members++;
    if (text.slice(found.start, found.end) === quoted) valueStart = found.valueStart;
  });
  if (!('end' in whole) || text.charAt(start) !== '{') return text;
  if (valueStart >= 0) {
    const old = scanValue(text, valueStart);
    return 'end' in old ? text.slice(0, valueStart) + value + text.slice(old.end) : text;
  }
  const spaced = /^\{\s*"[^"\\]*":\s/.test(text.slice(start));
  const separator = members === 0 ? '' : spaced ? ', ' : ',';
  const body = text.slice(0, whole.end - 1).trimEnd();
  return `${body}${separator}${quoted}:${spaced ? ' ' : ''}${value}${text.slice(whole.end - 1)}`;
}

/** 1-based line and column (UTF-16 units, as editors count) of an offset. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = next + 1;
  }
  return { line, column: at - lineStart + 1 };
}
