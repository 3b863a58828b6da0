import { addAllToWorkspace, type ReadFiles } from './add-to-workspace';
import type { ReadInputs } from './import-reading';
import { originOf } from './imported-texts';
import type { Origin } from './imported-texts';
import { foldedPath, isEventsPath } from './paths';
import { isWheelPath } from './wheel';
import type { FileProblem, Workspace, WorkspaceFile } from './workspace-types';

/** What an import would do to one file. */
export interface FileChange {
  path: string;
  kind: 'changed' | 'added' | 'missing';
  /** The file's text now; null: it is added. */
  before: string | null;
  /** Its text in the import; null: the import does not have it. */
  after: string | null;
  /** Where its text now comes from: of one that was edited here, that is lost when the file is replaced or goes. null: it is added. */
  origin: Origin | null;
}

/** What an import would do to the files of a workspace. */
export interface ImportChanges {
  /** Changed files first, then added ones, then those that the import does not have, each in the order in which they come. */
  changes: readonly FileChange[];
  /** How many files of the import are as they are already. */
  same: number;
  /** What would be left out or is wrong; the first ones. */
  problems: readonly FileProblem[];
  /** How many errors there are, also those that are not listed. */
  errors: number;
}

/** An import, as far as it tells what is missing in it. */
export type ReadTree = ReadFiles & Pick<ReadInputs, 'isTree' | 'leftOut' | 'isWhole'>;

/**
 * What imports would do to a workspace, found by doing it to a copy. `gone`: paths of files that they do not have and that would go. Only
 * whole trees tell what is missing in them; events and wheels, which a repository seldom has, never are, nor is what could not be read.
 */
export function importChanges(all: readonly ReadTree[], into: Workspace, gone: ReadonlySet<string> = new Set()): ImportChanges {
  const missing = missingIn(all, into.files);
  const { workspace, problems, errors } = addAllToWorkspace(all, into, [...gone]);
  const present = new Set(into.files);
  const before = new Map(into.files.map((file) => [file.path, file]));
  const changed: FileChange[] = [];
  const added: FileChange[] = [];
  let same = 0;
  for (const file of workspace.files) {
    if (present.has(file)) continue;
    const { path, text } = file;
    const old = before.get(path);
    if (old === undefined) added.push({ path, kind: 'added', before: null, after: text, origin: null });
    else if (old.text === text) same++;
    else changed.push({ path, kind: 'changed', before: old.text, after: text, origin: originOf(into.imported, old) });
  }
  const absent = missing.map((file): FileChange => ({ path: file.path, kind: 'missing', before: file.text, after: null, origin: originOf(into.imported, file) }));
  return { changes: [...changed, ...added, ...absent], same, problems, errors };
}

/** New files from which on an import is taken for a repository. */
export const LARGE_IMPORT = 20;

/**
 * Whether an import is rather a workspace of its own than a part of this one, which has files: it has more than LARGE_IMPORT, and most of
 * them are new here.
 */
export function isOfItsOwn({ changes, same }: ImportChanges, into: Workspace): boolean {
  const added = changes.filter(({ kind }) => kind === 'added').length;
  const known = same + changes.filter(({ kind }) => kind === 'changed').length;
  return into.files.length > 0 && added + known > LARGE_IMPORT && added > known;
}

/** Imports without the files that stay as they are in the workspace. */
export function withoutKept<Read extends ReadFiles>(all: readonly Read[], kept: ReadonlySet<string>): readonly Read[] {
  return kept.size === 0 ? all : all.map((one) => ({ ...one, files: one.files.filter(({ path }) => !kept.has(path)) }));
}

function missingIn(all: readonly ReadTree[], present: readonly WorkspaceFile[]): WorkspaceFile[] {
  if (!all.some(({ isTree }) => isTree) || !all.every(({ isWhole }) => isWhole)) return [];
  const brought = new Set(all.flatMap(({ files }) => files.map(({ path }) => path)));
  const leftOut = new Set(all.flatMap((one) => one.leftOut.flatMap(withoutFolders)));
  return present.filter(({ path }) => !brought.has(path) && !leftOut.has(foldedPath(path)) && !isEventsPath(path) && !isWheelPath(path));
}

/** The paths that a name can have once folders around the tree are taken off, and it is unpacked; folded. */
function withoutFolders(name: string): string[] {
  const parts = foldedPath(name).replace(/\.gz$/, '').split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}
