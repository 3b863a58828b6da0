/** The lines of one test in its YAML: those from `from` up to, not including, `to`; 1-based. */
export interface TestLines {
  from: number;
  to: number;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isBlank = (line: string): boolean => /^\s*(#|$)/.test(line);

/**
 * Where the tests of a YAML stand, one after the other; empty where `Tests` is not laid out as a list with a dash for each, which is
 * how nearly everybody does it. A value of several lines is indented deeper than the dash, so that no line in it is taken for one.
 */
export function linesOfTests(lines: readonly string[]): TestLines[] {
  const start = lineOfTests(lines);
  if (start === null) return [];
  const starts: number[] = [];
  let indent = -1;
  let end = lines.length + 1;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (isBlank(line)) continue;
    const own = indentOf(line);
    const isDash = /^\s*-(\s|$)/.test(line);
    if (indent < 0 && isDash) indent = own;
    if (own < indent || (own === 0 && !isDash) || indent < 0) {
      end = index + 1;
      break;
    }
    if (own === indent && isDash) starts.push(index + 1);
  }
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? end }));
}

/** 1-based line of the outermost `Tests:`; null where there is none. */
export function lineOfTests(lines: readonly string[]): number | null {
  const index = lines.findIndex((line) => /^\ufeff?(["']?)Tests\1\s*:/.test(line));
  return index < 0 ? null : index + 1;
}

/** 1-based line of a key of the test itself (not of what its fields hold); the test's first line where the key is not found. */
export function lineOfField(lines: readonly string[], { from, to }: TestLines, key: string): number {
  const first = lines[from - 1] ?? '';
  // The keys of the test stand where the first one does: behind the dash, or below it.
  let indent = /^\s*-\s+(?=[^\s#])/.exec(first)?.[0].length ?? null;
  for (let line = from; line < to; line++) {
    const text = line === from ? first.replace('-', ' ') : (lines[line - 1] ?? '');
    if (isBlank(text)) continue;
    indent ??= indentOf(text);
    if (indentOf(text) !== indent) continue;
    const name = /^\s*(?:"([^"]*)"|'([^']*)'|([^\s:]+))\s*:/.exec(text);
    if ((name?.[1] ?? name?.[2] ?? name?.[3]) === key) return line;
  }
  return from;
}
