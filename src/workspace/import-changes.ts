import { isEventsPath } from './paths';
import { isWheelPath } from './wheel';
import type { WorkspaceFile } from './workspace-types';

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
  /** Changed files first, then added ones, then those that the import does not have, each in the order in which they came. */
  changes: readonly FileChange[];
  /** How many files of the import are as they are already. */
  same: number;
}

/**
 * Compares the files of an import with a workspace; of several with one path the last counts. Only a whole tree (`isTree`) tells what is
 * missing in it; events and wheels, which a repository seldom has, are never missing.
 */
export function importChanges(incoming: readonly WorkspaceFile[], present: readonly WorkspaceFile[], isTree: boolean): ImportChanges {
  const before = new Map(present.map(({ path, text }) => [path, text]));
  const after = new Map(incoming.map(({ path, text }) => [path, text]));
  const changed: FileChange[] = [];
  const added: FileChange[] = [];
  for (const [path, text] of after) {
    const old = before.get(path);
    if (old === undefined) added.push({ path, kind: 'added', before: null, after: text });
    else if (old !== text) changed.push({ path, kind: 'changed', before: old, after: text });
  }
  const isMissing = ({ path }: WorkspaceFile): boolean => isTree && !after.has(path) && !isEventsPath(path) && !isWheelPath(path);
  const missing = present.filter(isMissing).map(({ path, text }): FileChange => ({ path, kind: 'missing', before: text, after: null }));
  return { changes: [...changed, ...added, ...missing], same: after.size - changed.length - added.length };
}
