import type { WorkspaceFile } from '../../workspace/workspace-types';
import { counted, numeral } from '../state/count-words';

/** What an import of files at `paths` would do to the workspace, in a sentence: `3 new files, 15 replace files of the same name.` */
export function importSummary(paths: readonly string[], files: readonly WorkspaceFile[]): string {
  const present = new Set(files.map(({ path }) => path));
  const replaced = paths.filter((path) => present.has(path)).length;
  const added = paths.length - replaced;
  if (replaced === 0) return `${counted(added, 'new file')}; no file is replaced.`;
  const replacing = replaced === 1 ? '1 replaces the file of the same name' : `${numeral(replaced)} replace files of the same name`;
  return `${added === 0 ? 'No new files' : counted(added, 'new file')}, ${replacing}.`;
}
