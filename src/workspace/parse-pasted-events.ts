import { MAX_EVENT_LINES } from './events';
import { megabytes, PROBLEMS_LISTED } from './import-limits';
import { compactJson, findDuplicateName, lineAndColumn, scanValue, skipSpace } from './json-text';
import { shownText } from './shown-text';
import type { FileProblem } from './workspace-types';

/** Events found in a text. */
export interface ParsedEvents {
  /** In their order, each a line for an events file: the text of a JSON object, or `// ` and one for a disabled event. */
  events: string[];
  problems: FileProblem[];
  /** How many errors there are, also where `problems` lists the first ones only. */
  errors: number;
}

const INDENTATION = /[ \t]*/y;
const RECORDS = /\{\s*"Records"\s*:\s*\[/y;
/**
 * Longest text, in characters, that the page itself looks through for events: what is pasted, and a file that is typed in. It
 * takes a blink; larger ones are imported, which does not hold the page up.
 */
export const MAX_PASTED = 5 * 1024 * 1024;

/**
 * Finds the events in pasted or imported text: JSON lines, one or several lists, objects (also pretty-printed) one behind
 * the other, and CloudTrail's `{"Records": […]}`. A broken piece becomes a problem with its line, and reading goes on at
 * the next object. Numbers and names keep their spelling; only white space and line breaks between tokens go.
 * `name` is the file that problems name.
 */
export function parseEvents(text: string, name: string): ParsedEvents {
  const parser = new EventsParser(text.startsWith('\ufeff') ? text.slice(1) : text, name);
  parser.parse();
  return { events: parser.events, problems: parser.allProblems(), errors: parser.errors };
}

/** As parseEvents, for text that is pasted or typed: one that is too long for that is a problem. */
export function parsePasted(text: string, name: string): ParsedEvents {
  if (text.length <= MAX_PASTED) return parseEvents(text, name);
  const message = `The text has more than ${megabytes(MAX_PASTED)}. Save it as a file and import that.`;
  return { events: [], problems: [{ path: name, line: null, column: null, severity: 'error', message }], errors: 1 };
}

class EventsParser {
  readonly events: string[] = [];
  errors = 0;
  private readonly problems: FileProblem[] = [];
  private problemCount = 0;
  private at = 0;
  /** The brackets of the lists around the place, innermost last: `]` a list, `]}` CloudTrail's records. */
  private readonly open: (']' | ']}')[] = [];
  // Lines are counted forward from the last place asked for, so that many problems stay cheap.
  private counted = { at: 0, line: 1, lineStart: 0 };
  /** The line of the broken piece that was met last: its start, and the line end behind it. */
  private brokenLine = { start: 0, end: -1 };

  constructor(
    private readonly text: string,
    private readonly name: string,
  ) {}

  allProblems(): FileProblem[] {
    const more = this.problemCount - this.problems.length;
    if (more === 0) return this.problems;
    const message = `${more.toLocaleString('en-US')} more pieces have problems.`;
    return [...this.problems, { path: this.name, line: null, column: null, severity: 'error', message }];
  }

  parse(): void {
    const { text } = this;
    for (;;) {
      this.at = skipSpace(text, this.at);
      if (this.at >= text.length) break;
      if (this.events.length >= MAX_EVENT_LINES) {
        this.problem(this.at, 'error', `Only the first ${MAX_EVENT_LINES.toLocaleString('en-US')} events are read. Split the file.`);
        return;
      }
      const char = text.charAt(this.at);
      if (char === ',') this.at++;
      else if (text.startsWith('//', this.at)) this.comment();
      else if (char === ']' && this.open.length > 0) this.closeList();
      else if (char === '{') this.object();
      else if (char === '[' && this.open.length === 0) {
        this.open.push(']');
        this.at++;
      } else this.noObject();
    }
    if (this.open.length > 0) this.problem(text.length, 'error', 'The list is not closed: ] is missing.');
  }

  /** A `//` line: a disabled event, or a comment that is left out. */
  private comment(): void {
    const lineEnd = this.lineEnd(this.at);
    const start = skipSpace(this.text, this.at + 2);
    const scanned = this.text.charAt(start) === '{' ? scanValue(this.text, start) : null;
    if (scanned !== null && 'end' in scanned && skipSpace(this.text, scanned.end) >= lineEnd && scanned.end <= lineEnd) {
      this.events.push(`// ${this.text.slice(start, scanned.end)}`);
    }
    this.at = lineEnd;
  }

  private closeList(): void {
    const closing = this.open.pop();
    this.at++;
    if (closing !== ']}') return;
    const end = skipSpace(this.text, this.at);
    if (this.text.charAt(end) === '}') this.at = end + 1;
  }

  private object(): void {
    const { text, at } = this;
    let members = 0;
    const scanned = scanValue(text, at, (name) => {
      if (name.depth === 1) members++;
    });
    RECORDS.lastIndex = at;
    const isRecords = RECORDS.test(text);
    if (isRecords && (!('end' in scanned) || members === 1)) {
      this.open.push(']}');
      this.at = RECORDS.lastIndex;
      return;
    }
    if (!('end' in scanned)) {
      this.problem(scanned.at, 'error', `No event can be read here: ${scanned.reason}.`);
      this.at = this.nextObject(at);
      return;
    }
    const json = text.slice(at, scanned.end);
    const twice = findDuplicateName(json);
    if (twice !== null) this.problem(at + twice.at, 'warning', `The name ${twice.name} is there twice in one object; the last value counts.`);
    this.events.push(/[\r\n]/.test(json) ? compactJson(json) : json);
    this.at = scanned.end;
    this.expectSeparator();
  }

  /** Behind an object in a list a comma must follow; behind one on a line of its own anything may. */
  private expectSeparator(): void {
    const next = skipSpace(this.text, this.at);
    const char = this.text.charAt(next);
    if (this.open.length > 0 && char === '{') this.problem(next, 'warning', 'A comma is missing before this object.');
  }

  /** Something that is no object where an event should be. */
  private noObject(): void {
    const { text, at } = this;
    const scanned = scanValue(text, at);
    if ('end' in scanned) {
      const value = shownText(text.slice(at, Math.min(scanned.end, at + 40)));
      this.problem(at, 'error', `${value} is no event: an event is an object in { }.`);
      this.at = scanned.end;
      return;
    }
    this.problem(scanned.at, 'error', `No event can be read here: ${scanned.reason}.`);
    this.at = this.nextObject(at);
  }

  /**
   * Where reading goes on after the broken piece that began at `start`: at the next line that begins with `{` and is not
   * indented deeper than the piece, or behind the bracket that closes it, whichever comes first. Looks no further than the
   * place it returns, so that a text of nothing but broken pieces takes a time in proportion to its length.
   */
  private nextObject(start: number): number {
    const { text } = this;
    const indentation = this.indentationAt(start);
    let depth = 0;
    for (let at = start; at < text.length; at++) {
      if (text.charAt(at) === '"') at = this.endOfText(at);
      const char = text.charAt(at);
      if (char === '\n') {
        const next = this.objectInLine(at + 1, indentation);
        if (next !== null) return next;
        if (depth === 0 && at > start) return at;
      } else if (char === '{' || char === '[') depth++;
      else if (char === '}' || char === ']') {
        depth--;
        // A bracket that was never opened closes the list around the piece: it stays.
        if (depth < 0) return Math.max(at, start + 1);
        if (depth === 0) return at + 1;
      } else if (depth === 0 && char === ',') return Math.max(at, start + 1);
    }
    return text.length;
  }

  /** How deep a piece is indented. One that does not begin its line has no indentation of its own: the line's counts. */
  private indentationAt(start: number): number {
    let line = this.brokenLine;
    while (line.end < start) line = { start: line.end + 1, end: this.lineEnd(line.end + 1) };
    this.brokenLine = line;
    INDENTATION.lastIndex = line.start;
    INDENTATION.test(this.text);
    return Math.min(INDENTATION.lastIndex, start) - line.start;
  }

  /** Offset of the object or comment that the line begins with, unless it is indented deeper; else null. */
  private objectInLine(lineStart: number, indentation: number): number | null {
    INDENTATION.lastIndex = lineStart;
    INDENTATION.test(this.text);
    const at = INDENTATION.lastIndex;
    const begins = this.text.charAt(at) === '{' || this.text.startsWith('//', at);
    return begins && at - lineStart <= indentation ? at : null;
  }

  /** Offset of the quote that closes the text begun at `start`, or the end of its line. */
  private endOfText(start: number): number {
    const { text } = this;
    for (let at = start + 1; at < text.length; at++) {
      const char = text.charAt(at);
      if (char === '"' || char === '\n') return at;
      if (char === '\\' && text.charAt(at + 1) !== '\n') at++;
    }
    return text.length;
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  private problem(at: number, severity: FileProblem['severity'], message: string): void {
    this.problemCount++;
    if (severity === 'error') this.errors++;
    if (this.problems.length >= PROBLEMS_LISTED) return;
    if (at < this.counted.at) this.counted = { at: 0, line: 1, lineStart: 0 };
    const { line, lineStart } = this.counted;
    const place = lineAndColumn(this.text.slice(lineStart, at), at - lineStart);
    const found = { line: line + place.line - 1, column: place.column };
    this.counted = { at, line: found.line, lineStart: at - (found.column - 1) };
    this.problems.push({ path: this.name, ...found, severity, message });
  }
}
