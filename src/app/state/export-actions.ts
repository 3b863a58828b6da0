import { toExportLines, traceLines } from '../../engine/page-behaviour';
import type { StoredState } from '../../storage/storage-types';
import { exportZip } from '../../workspace/export';
import { exportAllZip } from '../../workspace/export-all';
import type { ExportedWorkspace } from '../../workspace/export-all';
import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { DEFAULT_SETTINGS } from '../../trace/default-settings';
import { shownState } from './persist';

/** Characters that are put together before they go into a Blob: one string of a long trace could be too long for one. */
const PART_LENGTH = 1 << 20;

/** What goes out as files. */
export function exportActions(context: AppContext): Pick<AppActions, 'exportWorkspace' | 'exportTrace' | 'exportTable' | 'exportAll'> {
  const { get, storage } = context;
  return {
    async exportAll() {
      const all: ExportedWorkspace[] = [];
      const { workspaceId } = get();
      const ids = (await storage.list()).filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
      for (const id of new Set([workspaceId, ...ids])) {
        // The open one as it is shown: that may be newer than what is stored.
        const exported = exportedOf(id === workspaceId ? shownState(context) : await storage.read(id));
        if (exported) all.push(exported);
      }
      return new Blob([exportAllZip(all).slice()], { type: 'application/zip' });
    },
    exportWorkspace: () => Promise.resolve(new Blob([exportZip(get().workspace).slice()], { type: 'application/zip' })),
    exportTrace() {
      const parts: string[] = [];
      let part = '';
      for (const line of traceLines(get().trace)) {
        part += `${line}\n`;
        if (part.length < PART_LENGTH) continue;
        parts.push(part);
        part = '';
      }
      return new Blob([...parts, part], { type: 'application/jsonl' });
    },
    exportTable: () => new Blob([toExportLines(get().trace.table())], { type: 'application/jsonl' }),
  };
}

function exportedOf({ workspace, settings, trace }: StoredState): ExportedWorkspace | null {
  return workspace && { workspace, settings: settings ?? DEFAULT_SETTINGS, table: trace ? toExportLines(trace.table()) : '' };
}
