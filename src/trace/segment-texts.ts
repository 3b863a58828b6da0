import type { TraceSegment } from './trace-types';

type TextColumn = 'detection' | 'file' | 'helper' | 'key' | 'body' | 'delta' | 'error';

/** The text with a number; null where there is none. */
export function textOf({ text, ends }: TraceSegment, id: number): string | null {
  const end = ends[id];
  return end === undefined ? null : text.slice(ends[id - 1] ?? 0, end);
}

/** The number of a text; −1 where the segment does not have it. */
export function numberOf({ text, ends }: TraceSegment, wanted: string): number {
  return ends.findIndex((end, id) => {
    const begin = ends[id - 1] ?? 0;
    return end - begin === wanted.length && text.startsWith(wanted, begin);
  });
}

/** A cell of a column of text; null where the entry has none. */
export function textAt(segment: TraceSegment, column: TextColumn, index: number): string | null {
  return textOf(segment, segment[column][index] ?? -1);
}

/** Where each text ends once they follow one another in one. */
export function endsOf(texts: readonly string[]): Int32Array {
  let length = 0;
  return Int32Array.from(texts, (text) => (length += text.length));
}
