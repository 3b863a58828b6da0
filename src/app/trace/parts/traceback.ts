/** A piece of a traceback's line: plain text, or a place in one of the user's files. */
export type TracebackPiece = { text: string } | { text: string; path: string; line: number };

const PLACE = /File "([^"]+)", line (\d+)/;

/** Splits a line of a Python traceback at the place it names, if that is a file of the workspace. */
export function tracebackPieces(line: string, paths: ReadonlySet<string>): TracebackPiece[] {
  const found = PLACE.exec(line);
  const path = found?.[1];
  if (found === null || path === undefined || !paths.has(path)) return [{ text: line }];
  const end = found.index + found[0].length;
  const pieces: TracebackPiece[] = [{ text: found[0], path, line: Number(found[2]) }];
  if (found.index > 0) pieces.unshift({ text: line.slice(0, found.index) });
  if (end < line.length) pieces.push({ text: line.slice(end) });
  return pieces;
}
