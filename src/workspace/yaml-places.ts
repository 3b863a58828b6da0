import { isMap, isScalar, parseDocument } from 'yaml';
import type { Document, Pair, YAMLMap, YAMLSeq } from 'yaml';

/**
 * A text that readYaml can read, with the places of all that is in it. It does not look for keys that are there twice: readYaml has, and
 * this reader takes seconds for 20,000 of them.
 */
export function parsePlaces(text: string): Document.Parsed {
  return parseDocument(text, { version: '1.2', merge: true, uniqueKeys: false });
}

/** The pair of a mapping that has this key. */
export function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find((item): item is Pair => isScalar(item.key) && item.key.value === name);
}

/**
 * The line end for what is inserted at `at`: that of the last line that ends there or before, else that of the first line. A text can have
 * both kinds.
 */
export function lineEndAt(text: string, at: number): string {
  const before = at > 0 ? text.lastIndexOf('\n', at - 1) : -1;
  const end = before < 0 ? text.indexOf('\n') : before;
  return text.charAt(end - 1) === '\r' ? '\r\n' : '\n';
}

/** Where an entry can be added to a list. */
export interface ListEnd {
  /** Behind the last entry's line. */
  at: number;
  /** What stands before the dash of an entry. */
  indent: string;
  /** False where the text ends without a line end there. */
  isLineEnd: boolean;
}

/** The end of a list that has a line with a dash for each entry; null where it has none, or is laid out otherwise. */
export function endOfList(text: string, list: YAMLSeq): ListEnd | null {
  const first: unknown = list.items[0];
  const last: unknown = list.items.at(-1);
  const start = isMap(first) || isScalar(first) ? first.range?.[0] : undefined;
  const end = isMap(last) || isScalar(last) ? last.range?.[1] : undefined;
  if (start === undefined || end === undefined) return null;
  const indent = indentOfDash(text, start);
  return indent === null ? null : { ...lineBehind(text, end), indent };
}

/** What stands before the dash of the entry that begins at `start`; null where anything but spaces does. */
export function indentOfDash(text: string, start: number): string | null {
  const dash = text.lastIndexOf('-', start - 1);
  const indent = text.slice(text.lastIndexOf('\n', dash - 1) + 1, dash);
  return dash < 0 || indent.trim() !== '' ? null : indent;
}

/** Where the next line begins behind a value that ends at `end`, which may be behind its line end. */
export function lineBehind(text: string, end: number): Pick<ListEnd, 'at' | 'isLineEnd'> {
  const lineEnd = text.indexOf('\n', Math.max(0, end - 1));
  const at = lineEnd < 0 ? text.length : lineEnd + 1;
  return { at, isLineEnd: at === 0 || text.charAt(at - 1) === '\n' };
}

/** Where an entry can be added to a list or mapping in flow style; null where its end is not known. */
export function endOfFlow(text: string, { range, items }: YAMLMap | YAMLSeq): { at: number; separator: ',' | '' } | null {
  if (!range || !/[\]}]/.test(text.charAt(range[1] - 1))) return null;
  const before = text.slice(range[0], range[1] - 1).trimEnd();
  return { at: range[0] + before.length, separator: items.length === 0 || before.endsWith(',') ? '' : ',' };
}

/** Comments that stand about a value that is nothing, as lines of their own; null where anything else stands there, as an anchor or a comma. */
export function commentsIn(text: string, indent: string, eol: string): string | null {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.every((line) => line.startsWith('#')) ? lines.map((line) => `${indent}${line}${eol}`).join('') : null;
}
