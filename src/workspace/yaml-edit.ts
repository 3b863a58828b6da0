import { isMap, isScalar, parseDocument, stringify } from 'yaml';

/**
 * Sets one field of the outermost mapping of a YAML text. Only that value's characters change: comments, order, quotes
 * and layout of everything else stay. A new field is added at the end. Text that is no readable mapping comes back as it
 * is.
 */
export function setYamlField(text: string, key: string, value: string | boolean): string {
  const document = parseDocument(text, { version: '1.2', merge: true });
  if (document.errors.length > 0) return text;
  const written = stringify(value, { lineWidth: 0 }).trimEnd();
  const root: unknown = document.contents;
  if (root === null) return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${key}: ${written}\n`;
  if (!isMap(root)) return text;
  const node: unknown = document.get(key, true);
  if (isScalar(node) && node.range) {
    const [start, end] = node.range;
    const spelling = quoteLike(text.charAt(start), written, value);
    const isEmpty = start === end;
    const spaceBefore = isEmpty && !/\s$/.test(text.slice(0, start)) ? ' ' : '';
    // Where nothing was written a comment may follow at once, and it is one only behind a space.
    const spaceBehind = text.charAt(end) === '#' ? ' ' : '';
    return `${text.slice(0, start)}${spaceBefore}${spelling}${blockEnd(text, start, end)}${spaceBehind}${text.slice(end)}`;
  }
  if (node === undefined && !root.flow && root.range) return addField(text, root.range[1], `${key}: ${written}`);
  document.set(key, value);
  return document.toString({ lineWidth: 0 });
}

/** Keeps the kind of quotes that a text had. */
function quoteLike(first: string, written: string, value: string | boolean): string {
  if (typeof value !== 'string') return written;
  if (first === '"') return JSON.stringify(value);
  return first === "'" ? `'${value.replaceAll("'", "''")}'` : written;
}

/** A block text (`|`, `>`) ends with its line end, which the plain value that replaces it needs as well. */
function blockEnd(text: string, start: number, end: number): string {
  return /[|>]/.test(text.charAt(start)) && text.charAt(end - 1) === '\n' ? '\n' : '';
}

/** Adds a line behind the last value of the outermost mapping. */
function addField(text: string, end: number, line: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lineEnd = text.indexOf('\n', Math.max(0, end - 1));
  const at = lineEnd < 0 ? text.length : lineEnd + 1;
  const gap = at > 0 && text.charAt(at - 1) !== '\n' ? eol : '';
  return `${text.slice(0, at)}${gap}${line}${eol}${text.slice(at)}`;
}

/** Switches a detection on or off in its YAML. */
export function setEnabled(yaml: string, enabled: boolean): string {
  return setYamlField(yaml, 'Enabled', enabled);
}

/** Gives a detection (helper) another ID: RuleID, PolicyID or GlobalID, whichever the text has. */
export function setDetectionId(yaml: string, id: string): string {
  const key = /^(RuleID|PolicyID|GlobalID|DataModelID)\s*:/m.exec(yaml)?.[1] ?? 'RuleID';
  return setYamlField(yaml, key, id);
}

/** Names the Python file, relative to the YAML's folder. */
export function setFilename(yaml: string, filename: string): string {
  return setYamlField(yaml, 'Filename', filename);
}
