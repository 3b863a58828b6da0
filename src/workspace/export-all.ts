import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import type { RunSettings } from '../trace/trace-types';
import { FIXED_TIME } from './export';
import { bytesOfText } from './kept-bytes';
import { checkPath, freeName } from './paths';
import type { Workspace } from './workspace-types';

/** Names what the folders of a zip of workspaces are; at its root. */
export const MANIFEST = 'workspaces.json';
/** Where a workspace's table is, beside its files; in DynamoDB's export format. */
const TABLE = 'table.jsonl';

/** A workspace on its way out. */
export interface ExportedWorkspace {
  workspace: Workspace;
  settings: RunSettings;
  /** Lines of DynamoDB's export format; empty: no item. */
  table: string;
}

/**
 * Workspaces as a zip: a folder each, named after it, with the tree of its files and its table; with several, a list of what
 * no file of theirs says (names, settings, what is switched off). Equal workspaces give equal bytes.
 */
export function exportAllZip(all: readonly ExportedWorkspace[]): Uint8Array {
  const tree: Zippable = {};
  const folders: string[] = [];
  const listed = all.map(({ workspace: { name, files, disabledPaths }, settings, table }) => {
    const folder = freeName(folderName(name), [MANIFEST, ...folders]);
    folders.push(folder);
    for (const { path, text } of files) tree[`${folder}/${path}`] = bytesOfText(text);
    const tableName = table === '' ? null : freeName(TABLE, files.map(({ path }) => path));
    if (tableName !== null) tree[`${folder}/${tableName}`] = strToU8(table);
    return { folder, name, table: tableName, disabledPaths, settings };
  });
  // One alone can be imported as it is; folders of several would get mixed up without the list that says so.
  if (all.length > 1) tree[MANIFEST] = strToU8(`${JSON.stringify({ recall: 1, workspaces: listed }, null, 2)}\n`);
  return zipSync(tree, { mtime: FIXED_TIME, level: 6 });
}

/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;

/** A folder's name on every system: what one of them refuses becomes a hyphen. */
export function folderName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_ ()+,.-]+/gu, '-').replace(/^[. -]+|[. ]+$/g, '').slice(0, 60).trim();
  const safe = RESERVED.test(plain) ? `${plain}_` : plain;
  return checkPath(safe) === null ? safe : 'workspace';
}
