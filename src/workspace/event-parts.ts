import { decodeText } from './decode-text';
import type { DecodedText } from './decode-text';
import { MAX_FILE_BYTES } from './import-limits';
import { isTableExport } from './table-export';

/**
 * Large events files come into a workspace in parts: an edit of a line costs as much as the file that it is in, for reading, for
 * storing and for taking it back.
 */

/** Most bytes (characters) of a part, as long as its lines are not longer themselves. */
export const PART_BYTES = 8 * 1024 * 1024;
/** Most lines of a part. */
export const PART_LINES = 50_000;

/** The text of an events file in parts, in order: one where it is small. Cut behind line ends, so that together they are the text. */
export function splitEvents(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let lines = 0;
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed + 1;
    if (lines >= PART_LINES || (end - start > PART_BYTES && at > start)) {
      parts.push(text.slice(start, at));
      start = at;
      lines = 0;
    }
    lines += 1;
    at = end;
  }
  if (start < text.length || parts.length === 0) parts.push(text.slice(start));
  return parts;
}

/** The path of part number `index` (from 0): `events/a.jsonl` → `events/a-001.jsonl`. They are in order of their names. */
export function partPath(path: string, index: number): string {
  const dot = path.lastIndexOf('.');
  return `${path.slice(0, dot)}-${String(index + 1).padStart(3, '0')}${path.slice(dot)}`;
}

/** The name of the whole file that a path may be a part of; null where it cannot be one. */
export function wholeOfPart(path: string): string | null {
  const part = /^(.+)-\d{3,}(\.[^./]+)$/.exec(path);
  return part === null ? null : `${part[1]}${part[2]}`;
}

/** Whether a text can be a part with more behind it, also after some of it was edited away: who splits files by hand makes no such. */
function isFull(text: string): boolean {
  return text.length >= PART_BYTES / 2 || text.split('\n', PART_LINES / 2 + 1).length > PART_LINES / 2;
}

/**
 * The parts that a file came in, in order, among those of a workspace (texts by path); empty where those with such names are not
 * parts, but files with a number or a date in their names.
 */
function partsOf(whole: string, texts: ReadonlyMap<string, string>): string[] {
  const parts: string[] = [];
  while (texts.has(partPath(whole, parts.length))) parts.push(partPath(whole, parts.length));
  return parts.length > 1 && parts.slice(0, -1).every((path) => isFull(texts.get(path) ?? '')) ? parts : [];
}

/** Each path, of a file that came in parts together with all other parts of it, in order. `texts`: all files of the workspace by path. */
export function partsWith(paths: readonly string[], texts: ReadonlyMap<string, string>): string[][] {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const whole = wholeOfPart(path);
    const parts = whole === null ? [] : (groups.get(whole) ?? partsOf(whole, texts));
    if (whole !== null && parts.includes(path)) groups.set(whole, parts);
    else groups.set(path, [path]);
  }
  return [...groups.values()];
}

/**
 * What an earlier import of an events file left that a new one of it took no place of, among the files of a workspace (texts by path):
 * parts that it no longer has, or the file as it was before it came in parts. `parts`: how many the new one has; 1: it is one file.
 */
export function leftOverParts(whole: string, parts: number, texts: ReadonlyMap<string, string>): string[] {
  const old = partsOf(whole, texts);
  if (parts === 1) return old;
  return [...old.slice(parts), ...(texts.has(whole) ? [whole] : [])];
}

/** Lines that are looked at: the first ones of a damaged file may be broken. */
const LINES_TRIED = 20;

/** Whether a file of JSON in some form has an event a line, by its beginning; exported tables have an item a line instead. */
export async function beginsAsLines(blob: Blob): Promise<boolean> {
  const decoded = new TextDecoder().decode(await blob.slice(0, PART_BYTES).arrayBuffer());
  if (isTableExport(decoded)) return false;
  // Lines of one object or array that is laid out over many begin so; the objects in it are no events of their own.
  const lines = decoded.split('\n').filter((one) => one.trim() !== '' && !one.startsWith('//'));
  if (/^\s*(?:\[|\{\s*$|\{\s*"Records"\s*:)/.test(lines[0] ?? '')) return false;
  return lines.slice(0, LINES_TRIED).some(isEventLine);
}

function isEventLine(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !('Records' in value);
  } catch {
    return false;
  }
}

const LINE_FEED = 0x0a;

/** The texts of a large file's parts, read one after the other: no more than some of them are in memory. Lines are those of the file. */
export async function* readParts(blob: Blob): AsyncGenerator<DecodedText> {
  let linesBefore = 0;
  for (let at = 0; at < blob.size; ) {
    let bytes = new Uint8Array();
    let end = 0;
    for (let size = PART_BYTES; end === 0; size *= 2) {
      bytes = new Uint8Array(await blob.slice(at, at + size).arrayBuffer());
      end = at + bytes.length >= blob.size ? bytes.length : bytes.lastIndexOf(LINE_FEED) + 1;
      if (end === 0 && size > MAX_FILE_BYTES) {
        yield { reason: 'it has a line that is longer than what a file may have', line: linesBefore + 1 };
        return;
      }
    }
    const own = bytes.subarray(0, end);
    const decoded = decodeText(own, linesBefore);
    if ('text' in decoded) for (const text of splitEvents(decoded.text)) yield { text };
    else yield decoded;
    linesBefore += countLines(own);
    at += end;
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines++;
  return lines;
}
