/** What one load, or one test, told of the lines of a file. Lines are numbers from 1 that ascend; see `recall_runtime/line_watch.py`. */
export interface FileLines {
  /** All that can be reached; null where that was told before. */
  lines: readonly number[] | null;
  reached: readonly number[];
}

/** Lines by the path of their file. */
export type ReachedLines = ReadonlyMap<string, FileLines>;

/** Most characters of what Python tells of lines: half a million lines, which is as many as a load measures, twice. */
export const MAX_LINES_TEXT = 10_000_000;

/**
 * Reads what Python tells of lines. User code runs beside it, so nothing in it is believed: null where it is not exactly of that shape,
 * or about a file that is none of `paths`. Then nothing was measured.
 */
export function readReachedLines(json: string, paths: Readonly<Record<string, unknown>>): ReachedLines | null {
  if (json.length > MAX_LINES_TEXT) return null;
  let told: unknown;
  try {
    told = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof told !== 'object' || told === null || Array.isArray(told)) return null;
  const read = new Map<string, FileLines>();
  for (const [path, file] of Object.entries(told)) {
    if (!Object.hasOwn(paths, path) || typeof file !== 'object' || file === null) return null;
    // Nothing is known of its fields yet.
    const { lines, reached } = file as Record<string, unknown>;
    if (!areLines(reached) || (lines !== null && !areLines(lines))) return null;
    read.set(path, { lines, reached });
  }
  return read;
}

function areLines(value: unknown): value is number[] {
  if (!Array.isArray(value)) return false;
  let before = 0;
  return value.every((line: unknown) => {
    const isNext = typeof line === 'number' && Number.isSafeInteger(line) && line > before;
    if (isNext) before = line;
    return isNext;
  });
}
