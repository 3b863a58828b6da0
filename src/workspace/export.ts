import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { bytesOfText } from './kept-bytes';
import { byCodeUnits } from './paths';
import type { Workspace } from './workspace-types';

/** Zip knows no time zone and writes local time; a fixed local time makes equal bytes of equal files everywhere. */
export const FIXED_TIME = new Date(1980, 0, 1);

/** The workspace's files as a zip. Equal files give equal bytes. */
export function exportZip(workspace: Workspace): Uint8Array {
  const tree: Zippable = {};
  for (const { path, text } of [...workspace.files].sort((a, b) => byCodeUnits(a.path, b.path))) {
    tree[path] = bytesOfText(text);
  }
  return zipSync(tree, { mtime: FIXED_TIME, level: 6 });
}
