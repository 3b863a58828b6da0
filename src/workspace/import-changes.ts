import { addAllToWorkspace, type ReadFiles } from './add-to-workspace';
import type { ReadInputs } from './import-reading';
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
 * What imports would do to a workspace, found by doing it to a copy. `removesMissing`: the files that they do not have would go. Only whole
 * trees tell what is missing in them; events and wheels, which a repository seldom has, never are, nor is what could not be read.
 */
export function importChanges(all: readonly ReadTree[], into: Workspace, removesMissing: boolean): ImportChanges {
  const missing = missingIn(all, into.files);
  const { workspace, problems, errors } = addAllToWorkspace(all, into, removesMissing ? missing.map(({ path }) => path) : []);
  const present = new Set(into.files);
  const before = new Map(into.files.map(({ path, text }) => [path, text]));
  const changed: FileChange[] = [];
  const added: FileChange[] = [];
  let same = 0;
  for (const file of workspace.files) {
    if (present.has(file)) continue;
    const { path, text } = file;
    const old = before.get(path);
    if (old === undefined) added.push({ path, kind: 'added', before: null, after: text });
    else if (old === text) same++;
    else changed.push({ path, kind: 'changed', before: old, after: text });
  }
  const gone = missing.map(({ path, text }): FileChange => ({ path, kind: 'missing', before: text, after: null }));
  return { changes: [...changed, ...added, ...gone], same, problems, errors };
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
