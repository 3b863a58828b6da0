import { isAlias, isMap, isScalar, stringify } from 'yaml';
import type { YAMLMap } from 'yaml';
import { isPlainObject } from '../trace/item-guard';
import { isReadAs, MAX_SLOW, readYaml } from './read-yaml';
import { endOfFlow, lineBehind, lineEndAt, pairOf, parsePlaces } from './yaml-places';

/**
 * Sets one field of the outermost mapping of a YAML text. Only that value's characters change: comments, order, quotes
 * and layout of everything else stay. A new field is added at the end. Null where that cannot be done so that the text is read as what
 * it was, but for this field: it is no readable mapping, the value is a list or has an anchor that others refer to, or the text is
 * laid out in a way that is not known here (where it is longer than MAX_SLOW, little is known).
 */
export function setYamlField(text: string, key: string, value: string | boolean): string | null {
  const was = readYaml(text);
  if (was.problem !== null || (was.value !== null && was.value !== undefined && !isPlainObject(was.value))) return null;
  const wanted = { ...was.value, [key]: value };
  const isRight = (edited: string | null): edited is string => edited !== null && isReadAs(edited, wanted);
  // Nearly all texts are so simple, and a long one is parsed for more than a second.
  const simple = inSimpleLine(text, key, value);
  if (isRight(simple)) return simple;
  const edited = text.length > MAX_SLOW ? addLine(text, text.length, `${key}: ${written(value)}`) : edit(text, key, value);
  return isRight(edited) ? edited : null;
}

const written = (value: string | boolean): string => stringify(value, { lineWidth: 0 }).trimEnd();

/** In the line of the field, where that is a word at most, and the only line that looks so. */
function inSimpleLine(text: string, key: string, value: string | boolean): string | null {
  const [line, ...others] = text.matchAll(new RegExp(`^${key}:([ \\t]+)([\\w.-]+)(?=[ \\t]*(?:[ \\t]#.*)?\\r?$)`, 'gm'));
  if (line === undefined || others.length > 0) return null;
  const [all, , before = ''] = line;
  const end = line.index + all.length;
  return `${text.slice(0, end - before.length)}${written(value)}${text.slice(end)}`;
}

function edit(text: string, key: string, value: string | boolean): string | null {
  const document = parsePlaces(text);
  const root: unknown = document.contents;
  if (root === null) return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${key}: ${written(value)}\n`;
  if (document.errors.length > 0 || !isMap(root) || !root.range) return null;
  const pair = pairOf(root, key);
  if (pair === undefined) return root.flow === true ? inFlow(text, root, key, value) : addLine(text, root.range[1], `${key}: ${written(value)}`);
  const node: unknown = pair.value;
  if (!(isScalar(node) || isAlias(node)) || !node.range) return null;
  const [start, end] = node.range;
  const spelling = quoteLike(text.charAt(start), written(value), value);
  const isEmpty = start === end;
  const spaceBefore = isEmpty && !/\s$/.test(text.slice(0, start)) ? ' ' : '';
  // Where nothing was written a comment may follow at once, and it is one only behind a space.
  const spaceBehind = text.charAt(end) === '#' ? ' ' : '';
  return `${text.slice(0, start)}${spaceBefore}${spelling}${blockEnd(text, start, end)}${spaceBehind}${text.slice(end)}`;
}

/** Before the closing bracket: as the field before it stands, which may be JSON, with a line of its own or not. */
function inFlow(text: string, root: YAMLMap, key: string, value: string | boolean): string | null {
  const last = root.items.at(-1)?.key;
  const end = endOfFlow(text, root);
  if (end === null) return null;
  const start = isScalar(last) ? last.range?.[0] : undefined;
  const isQuoted = start !== undefined && text.charAt(start) === '"';
  const indent = start === undefined ? null : /(?:^|\n)([ \t]+)$/.exec(text.slice(0, start))?.[1];
  const space = typeof indent === 'string' ? `${lineEndAt(text, end.at)}${indent}` : ' ';
  const field = isQuoted ? `${JSON.stringify(key)}: ${JSON.stringify(value)}` : `${key}: ${written(value)}`;
  const gap = root.items.length === 0 ? '' : `${end.separator}${space}`;
  return `${text.slice(0, end.at)}${gap}${field}${text.slice(end.at)}`;
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

/** Adds a line behind a value that ends at `end`. */
function addLine(text: string, end: number, line: string): string {
  const { at, isLineEnd } = lineBehind(text, end);
  const eol = lineEndAt(text, at);
  return `${text.slice(0, at)}${isLineEnd ? '' : eol}${line}${eol}${text.slice(at)}`;
}

/** Switches a detection on or off in its YAML; null as for setYamlField. */
export function setEnabled(yaml: string, enabled: boolean): string | null {
  return setYamlField(yaml, 'Enabled', enabled);
}

const ID_FIELDS = ['RuleID', 'PolicyID', 'GlobalID', 'DataModelID'];

/** Gives a detection (helper) another ID: RuleID, PolicyID or GlobalID, whichever the text has; null as for setYamlField. */
export function setDetectionId(yaml: string, id: string): string | null {
  const reading = readYaml(yaml);
  const fields = reading.problem === null && isPlainObject(reading.value) ? reading.value : {};
  return setYamlField(yaml, ID_FIELDS.find((name) => Object.hasOwn(fields, name)) ?? 'RuleID', id);
}

/** Names the Python file, relative to the YAML's folder; null as for setYamlField. */
export function setFilename(yaml: string, filename: string): string | null {
  return setYamlField(yaml, 'Filename', filename);
}
