import type { Place, TextEdit } from './finding-types';

/**
 * A text with edits made, which are all of its file. null where one of them is outside of the text, or two overlap: it was made for
 * another text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | null {
  const starts = lineStarts(text);
  const placed = edits.map(({ from, to, text: put }) => ({ from: offsetOf(starts, text, from), to: offsetOf(starts, text, to), put }));
  placed.sort((a, b) => (a.from ?? 0) - (b.from ?? 0) || (a.to ?? 0) - (b.to ?? 0));
  let result = '';
  let done = 0;
  for (const { from, to, put } of placed) {
    if (from === null || to === null || from < done || to < from) return null;
    result += text.slice(done, from) + put;
    done = to;
  }
  return result + text.slice(done);
}

/** As Python and the editor count lines: a carriage return alone ends one too. */
function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|[\r\n]/g), ({ 0: end, index }) => index + end.length)];
}

function offsetOf(starts: readonly number[], text: string, { line, column }: Place): number | null {
  const start = starts[line - 1];
  if (start === undefined) return null;
  const end = starts[line] ?? text.length + 1;
  return start + column < end ? start + column : null;
}
