import { leftOverParts, wholeOfPart } from './event-parts';
import { errorIn } from './error-in';
import type { ReadInputs } from './import-reading';
import { checkPath, endingOf, foldedPath, isEventsPath, stemOf } from './paths';
import { shownText } from './shown-text';
import type { FileProblem, Workspace } from './workspace-types';

/** What an import brought. */
export interface ImportResult {
  workspace: Workspace;
  /** Files added or replaced. */
  imported: number;
  problems: FileProblem[];
  errors: number;
  /** Files that are gone, as an earlier import of the same events file had brought them and this one did not. */
  removed: string[];
}

/** How many files with code the inputs bring. */
export function countPython({ files }: Pick<ReadInputs, 'files'>): number {
  return files.filter(({ path }) => endingOf(path) === '.py' && checkPath(path) === null).length;
}

/** What imports have for files, one after the other. */
export type ReadFiles = Pick<ReadInputs, 'files' | 'problems' | 'errors' | 'split'>;

/**
 * Lays imports into a workspace, without the files `gone`, which go before that: a file whose name now has other upper and lower case, or
 * is a folder, can come in only where the old one is not.
 */
export function addAllToWorkspace(all: readonly ReadFiles[], into: Workspace, gone: readonly string[]): ImportResult {
  const away = new Set(gone);
  const result: ImportResult = { workspace: { ...into, files: into.files.filter(({ path }) => !away.has(path)) }, imported: 0, problems: [], errors: 0, removed: [] };
  for (const inputs of all) {
    const added = addToWorkspace(inputs, result.workspace);
    result.workspace = added.workspace;
    result.imported += added.imported;
    result.errors += added.errors;
    result.problems.push(...added.problems);
    result.removed.push(...added.removed);
  }
  return result;
}

/**
 * Lays files that were read into a workspace. A file of the same path is replaced; paths that cannot be, or that not every
 * system can have beside another one, are left out with a problem. Of an events file that came before, in other parts, nothing stays.
 */
export function addToWorkspace({ files: placed, problems, errors, split }: ReadFiles, into: Workspace): ImportResult {
  const refusals: FileProblem[] = [];
  const files = new Map(into.files.map((file) => [file.path, file]));
  const taken = new TakenPaths(files.keys());
  const fresh = new Set<string>();
  for (const file of placed) {
    const { path } = file;
    const refusal = checkPath(path) ?? (fresh.has(path) ? 'Two imported files have this path; the second one was left out.' : taken.refusal(path));
    if (refusal !== null) {
      refusals.push(errorIn(shownText(path), null, refusal));
      continue;
    }
    files.set(path, file);
    taken.add(path);
    fresh.add(path);
  }
  const removed = leftOver(fresh, split, new Map(into.files.map(({ path, text }) => [path, text])));
  for (const path of removed) files.delete(path);
  return {
    removed,
    workspace: { ...into, files: [...files.values()] },
    imported: fresh.size,
    problems: [...problems, ...refusals],
    errors: errors + refusals.length,
  };
}

/** What earlier imports of the same events files left. `before`: the texts of the files that were there, by path. */
function leftOver(fresh: ReadonlySet<string>, split: readonly string[], before: ReadonlyMap<string, string>): string[] {
  const stems = new Set(split.map((name) => stemOf(name.replace(/\.gz$/i, ''))));
  /** By the path of the whole file: how many parts of it came. */
  const counts = new Map<string, number>();
  for (const path of fresh) {
    if (!isEventsPath(path)) continue;
    const whole = wholeOfPart(path);
    if (whole !== null && stems.has(stemOf(whole))) counts.set(whole, (counts.get(whole) ?? 0) + 1);
    else if (!before.has(path)) counts.set(path, 1);
  }
  return [...counts].flatMap(([whole, parts]) => leftOverParts(whole, parts, before)).filter((path) => !fresh.has(path));
}

/** The paths of a workspace, and which others can be beside them on every system. */
class TakenPaths {
  readonly #files = new Map<string, string>();
  /** Folders, each with a file that is in it. */
  readonly #folders = new Map<string, string>();

  constructor(paths: Iterable<string>) {
    for (const path of paths) this.add(path);
  }

  add(path: string): void {
    this.#files.set(foldedPath(path), path);
    for (const folder of foldersOf(path)) if (!this.#folders.has(folder)) this.#folders.set(folder, path);
  }

  /** A sentence that says why `path` cannot be beside the others; null where it can, or is one of them. */
  refusal(path: string): string | null {
    const other = this.#files.get(foldedPath(path));
    if (other === path) return null;
    if (other !== undefined) {
      return `The path differs from ${shownText(other)} only in upper and lower case, which not every system keeps apart; the file was left out.`;
    }
    const inside = this.#folders.get(foldedPath(path));
    if (inside !== undefined) return `The path is a folder already, that of ${shownText(inside)}; the file was left out.`;
    const file = foldersOf(path).find((folder) => this.#files.has(folder));
    return file === undefined ? null : `The path needs a folder ${shownText(file)}, but that is a file; the file was left out.`;
  }
}

/** The folders that a path is in, folded and without their last `/`. */
function foldersOf(path: string): string[] {
  const parts = foldedPath(path).split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
