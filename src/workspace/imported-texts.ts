import { hashText } from '../clock/hash';
import type { Slices } from '../clock/slices';
import type { WorkspaceFile } from './workspace-types';

/**
 * What imports brought, by path: a mark of each text, the newest last. Not the last one alone: Undo of an import brings back what an
 * earlier one brought.
 */
export type ImportedTexts = ReadonlyMap<string, readonly string[]>;

/**
 * Whether a file is as an import brought it, was edited here since, or nothing is known: it was made here, or came in before this was
 * kept.
 */
export type Origin = 'imported' | 'edited' | 'unknown';

/** Texts of one file that are remembered. */
const MOST_TEXTS = 8;

/** A file never changes its text, and that of an import is asked for again when the next one comes. */
const marks = new WeakMap<WorkspaceFile, string>();

/** A mark of a file's text. Two texts have the same one by chance only, and then nothing is lost but a word in a preview. */
function markOf(file: WorkspaceFile): string {
  let mark = marks.get(file);
  if (mark === undefined) marks.set(file, (mark = `${hashText(file.text).toString(36)}.${file.text.length.toString(36)}`));
  return mark;
}

/** Reads files that are about to come in, a little at a time, so that `withImported` finds them read. */
export function* markAll(files: readonly WorkspaceFile[]): Slices<true> {
  for (const file of files) {
    markOf(file);
    yield;
  }
  return true;
}

/** What imports brought, with the files that one brings now. */
export function withImported(imported: ImportedTexts | undefined, files: readonly WorkspaceFile[]): ImportedTexts {
  const all = new Map(imported);
  for (const file of files) {
    const mark = markOf(file);
    const others = (all.get(file.path) ?? []).filter((other) => other !== mark);
    all.set(file.path, [...others, mark].slice(-MOST_TEXTS));
  }
  return all;
}

/** Where the text of a file comes from. */
export function originOf(imported: ImportedTexts | undefined, file: WorkspaceFile): Origin {
  const known = imported?.get(file.path);
  if (known === undefined) return 'unknown';
  return known.includes(markOf(file)) ? 'imported' : 'edited';
}
