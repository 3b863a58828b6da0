/** Begins an attribute's value in DynamoDB JSON. */
const VALUE = String.raw`\s*:\s*\{\s*"(?:S|N|B|BOOL|NULL|SS|NS|BS|L|M)"\s*:`;
const EXPORT = /^\s*\{\s*"Item"\s*:\s*\{/;
/** The same, and so narrow that an event will hardly begin so. */
const EXPORT_LINE = new RegExp(String.raw`^\s*\{\s*"Item"\s*:\s*\{\s*"(?:[^"\\]|\\.){1,255}"${VALUE}`);
const SCAN = new RegExp(String.raw`^\s*\{\s*"Items"\s*:\s*\[\s*(?:\{\s*"(?:[^"\\]|\\.){1,255}"${VALUE}|\]\s*,\s*"(?:Count|ScannedCount)"\s*:)`);

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
  return SCAN.test(text);
}

/**
 * The elements of the `Items` of such an output, each as its text and the line (1-based) where it begins. They are told apart by
 * their brackets, so that one that is broken inside costs no other.
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
    if (character === '\n') line++;
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
      continue;
    }
    if (depth === 0 && (character === ',' || character === ']')) {
      if (start >= 0) yield { text: text.slice(start, at).trimEnd(), line: startLine };
      if (character === ']') return;
      start = -1;
      continue;
    }
    if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (start < 0 && !/\s/.test(character ?? '')) {
      start = at;
      startLine = line;
    }
  }
  if (start >= 0) yield { text: text.slice(start).trimEnd(), line: startLine };
}
