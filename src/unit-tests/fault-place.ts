import { isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode } from 'yaml';
import type { FileProblem } from '../workspace/workspace-types';
import type { TestLines } from './test-lines';

/** What of a test is wrong: the way to a field from the test on, and whether its name or its value is meant. */
export interface FaultAt {
  path: readonly (string | number)[];
  part: 'key' | 'value';
}

/** Longer tests are marked by the line alone: it is looked for while somebody types. */
const MAX_CHARACTERS = 50_000;

/**
 * Where exactly a test's fault stands, as line (1-based), first column and the one behind the last, all in one line; null where that
 * is not found. `lines` are those of the YAML.
 */
export function placeOfFault(lines: readonly string[], { from, to }: TestLines, { path, part }: FaultAt): Required<Pick<FileProblem, 'line' | 'column' | 'endColumn'>> | null {
  const text = lines.slice(from - 1, to - 1).join('\n');
  if (text.length > MAX_CHARACTERS) return null;
  const counter = new LineCounter();
  const document = parseDocument(text, { version: '1.2', lineCounter: counter, logLevel: 'silent' });
  const range = rangeOf(document.contents, [0, ...path], part);
  if (!range) return null;
  const begin = counter.linePos(range[0]);
  const end = counter.linePos(range[1]);
  const line = from + begin.line - 1;
  const endColumn = end.line === begin.line ? end.col : (lines[line - 1]?.length ?? 0) + 1;
  return { line, column: begin.col, endColumn: Math.max(begin.col + 1, endColumn) };
}

/** The characters of a field, or of the nearest to it that is there. */
function rangeOf(root: ParsedNode | null, path: FaultAt['path'], part: FaultAt['part']): readonly [number, number] | null {
  let node = root;
  let range: readonly [number, number] | null = null;
  for (const [index, step] of path.entries()) {
    if (isSeq<ParsedNode>(node) && typeof step === 'number') {
      node = node.items[step] ?? null;
      if (node === null) break;
      range = [node.range[0], node.range[1]];
    } else if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && (key.value === step || key.source === step));
      if (!pair) break;
      node = pair.value;
      const isKey = (index === path.length - 1 && part === 'key') || node === null || node.range[0] === node.range[1];
      const [from, to] = isKey || node === null ? pair.key.range : node.range;
      range = [from, to];
    } else break;
  }
  return range;
}
