import { BOM, DISABLED, joinLines, lineEnd, splitLines, withoutSwitch } from './event-lines';
import { parseEvent } from './events';
import { compactJson, findJsonFault } from './json-text';

/**
 * Edits of an events file: text in, text out, lines counted from 1. Lines that an edit does not name stay as they are,
 * byte for byte: their line ends, their spelling, a missing last line end, a byte order mark.
 */

/** Changes the bodies of the given lines; numbers that the file does not have do nothing. What lies between them is not looked into. */
function changeLines(text: string, numbers: Iterable<number>, change: (body: string) => string): string {
  const wanted = [...new Set(numbers)].filter((number) => number >= 1).sort((a, b) => a - b);
  const pieces: string[] = [];
  let line = 1;
  let start = text.startsWith(BOM) ? BOM.length : 0;
  let kept = 0;
  for (const number of wanted) {
    for (; line < number && start < text.length; line++) {
      const feed = text.indexOf('\n', start);
      start = feed < 0 ? text.length : feed + 1;
    }
    if (start >= text.length) break;
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed > start && text.charAt(feed - 1) === '\r' ? feed - 1 : feed;
    pieces.push(text.slice(kept, start), change(text.slice(start, end)));
    kept = end;
  }
  return pieces.join('') + text.slice(kept);
}

/** An event's text as one line. Text that is no JSON keeps its spelling, so that the mistake can be mended later. */
export function eventLine(json: string): string {
  const trimmed = json.trim();
  if (!/[\r\n]/.test(trimmed)) return trimmed;
  return findJsonFault(trimmed) === null ? compactJson(trimmed) : trimmed.replace(/\s*[\r\n]+\s*/g, ' ');
}

/** Replaces an event's text; a disabled event stays disabled. */
export function setEventText(text: string, line: number, json: string): string {
  return changeLines(text, [line], (body) => (DISABLED.exec(body)?.[0] ?? '') + eventLine(json));
}

/** Adds events (each a JSON text, or a disabled line) at the end. */
export function addEvents(text: string, events: readonly string[]): string {
  if (events.length === 0) return text;
  const { lines } = splitLines(text);
  const end = lineEnd(lines);
  const last = lines.at(-1);
  const gap = last === undefined || last.end !== '' ? '' : end;
  return `${text}${gap}${events.map((event) => eventLine(event) + end).join('')}`;
}

/** Removes whole lines. */
export function deleteEvents(text: string, lines: Iterable<number>): string {
  const gone = new Set(lines);
  const { bom, lines: all } = splitLines(text);
  return joinLines(
    bom,
    all.filter((_, index) => !gone.has(index + 1)),
  );
}

/** Disables lines with `// `, or takes it away. */
export function setEventsEnabled(text: string, lines: Iterable<number>, enabled: boolean): string {
  return changeLines(text, lines, (body) => {
    const disabled = DISABLED.exec(body);
    if (enabled === (disabled === null)) return body;
    return disabled === null ? `// ${body}` : (disabled[1] ?? '') + body.slice(disabled[0].length);
  });
}

/** Whether a line is an event, enabled or not: blank lines, comments and lines that cannot be read are none. */
function isEvent(body: string): boolean {
  return 'event' in parseEvent(withoutSwitch(body).trim());
}

/**
 * Swaps an event with the one before (−1) or behind it (1); lines between them that are no events stay where they are. Returns the
 * event's line afterwards, the same as before where there is nothing to swap with.
 */
export function moveEvent(text: string, line: number, by: -1 | 1): { text: string; line: number } {
  const { bom, lines } = splitLines(text);
  let other = line + by;
  for (let body = lines[other - 1]?.body; body !== undefined && !isEvent(body); body = lines[other - 1]?.body) other += by;
  const moved = lines[line - 1];
  const swapped = lines[other - 1];
  if (moved === undefined || swapped === undefined) return { text, line };
  [moved.body, swapped.body] = [swapped.body, moved.body];
  return { text: joinLines(bom, lines), line: other };
}

/** Puts a copy of a line behind it. */
export function duplicateEvent(text: string, line: number): string {
  const { bom, lines } = splitLines(text);
  const original = lines[line - 1];
  if (original === undefined) return text;
  const end = original.end === '' ? lineEnd(lines) : original.end;
  const copy = { body: original.body, end: original.end };
  original.end = end;
  lines.splice(line, 0, copy);
  return joinLines(bom, lines);
}
