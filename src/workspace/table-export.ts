import { skipSpace } from './json-text';

/** Begins an attribute's value in DynamoDB JSON. */
const VALUE = String.raw`\s*:\s*\{\s*"(?:S|N|B|BOOL|NULL|SS|NS|BS|L|M)"\s*:`;
const EXPORT = /^\s*\{\s*"Item"\s*:\s*\{/;
/** The same, and so narrow that an event will hardly begin so. */
const EXPORT_LINE = new RegExp(String.raw`^\s*\{\s*"Item"\s*:\s*\{\s*"(?:[^"\\]|\\.){1,255}"${VALUE}`);
const SCAN = new RegExp(String.raw`^\s*\{\s*"Items"\s*:\s*\[\s*(?:\{\s*"(?:[^"\\]|\\.){1,255}"${VALUE}|\]\s*,\s*"(?:Count|ScannedCount)"\s*:)`);

/** A comma and an item. What a list holds begins with the name of a type instead, of which M is the only one that could look alike. */
const NEXT_ITEM = new RegExp(String.raw`,\s*\{\s*"(?!M")(?:[^"\\]|\\.){1,255}"${VALUE}`, 'y');
/** The beginning of such an output, be its first item broken or not, and how far a whole one is looked for. */
const SCAN_BEGINS = /^\s*\{\s*"Items"\s*:\s*\[\s*\{/;
const SCAN_LOOKED_AT = 100_000;

/** Lines that are looked at: the first one of a damaged export may be broken. */
const LINES_TRIED = 20;

/** Whether a text holds items of a table: DynamoDB's export to JSON, a line an item, or what `aws dynamodb scan` prints. */
export function isTableExport(text: string): boolean {
  if (EXPORT.test(text) || isScanOutput(text)) return true;
  let from = 0;
  for (let line = 0; line < LINES_TRIED && from < text.length; line++) {
    const end = text.indexOf('\n', from);
    if (EXPORT_LINE.test(text.slice(from, end < 0 ? undefined : end))) return true;
    if (end < 0) return false;
    from = end + 1;
  }
  return false;
}

/** Whether a text is what `aws dynamodb scan` (or `query`) prints: `{"Items": [{"key": {"S": "a"}}], "Count": 1, …}`. */
export function isScanOutput(text: string): boolean {
  if (SCAN.test(text)) return true;
  if (!SCAN_BEGINS.test(text)) return false;
  const beginning = text.slice(0, SCAN_LOOKED_AT);
  for (let at = beginning.indexOf(','); at >= 0; at = beginning.indexOf(',', at + 1)) if (isItemBehind(beginning, at)) return true;
  return false;
}

/**
 * The elements of the `Items` of such an output, each as its text and the line (1-based) where it begins. They are told apart by
 * their brackets; and where an item begins inside of another one, which it cannot, that one is broken and ends there. So one that is
 * broken costs no other.
 */
export function* scanElements(text: string): Generator<{ text: string; line: number }> {
  const first = text.indexOf('[') + 1;
  let line = text.slice(0, first).split('\n').length;
  let depth = 0;
  let inString = false;
  let start = -1;
  let startLine = line;
  for (let at = first; at < text.length; at++) {
    const character = text[at];
    if (character === '\n') {
      line++;
      // A string of JSON ends on its line.
      inString = false;
    }
    const isBetween = character === ',' && ((depth === 0 && !inString) || isItemBehind(text, at));
    const isEnd = character === ']' && depth === 0 && !inString && !isItemBehind(text, skipSpace(text, at + 1));
    if (isBetween || isEnd) {
      if (start >= 0) yield { text: text.slice(start, at).trimEnd(), line: startLine };
      if (isEnd) return;
      start = -1;
      depth = 0;
      inString = false;
      continue;
    }
    if (inString) {
      if (character === '\\' && text[at + 1] !== '\n') at++;
      else if (character === '"') inString = false;
      continue;
    }
    if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth = Math.max(0, depth - 1);
    if (start < 0 && !/\s/.test(character ?? '')) {
      start = at;
      startLine = line;
    }
  }
  if (start >= 0) yield { text: text.slice(start).trimEnd(), line: startLine };
}

/** Whether a comma is followed by what only an item of the output begins with. */
function isItemBehind(text: string, at: number): boolean {
  NEXT_ITEM.lastIndex = at;
  return NEXT_ITEM.test(text);
}
