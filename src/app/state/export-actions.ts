import { toExportLines, traceLines } from '../../engine/page-behaviour';
import { exportZip } from '../../workspace/export';
import type { AppActions } from './app-state';
import type { AppContext } from './context';

/** Characters that are put together before they go into a Blob: one string of a long trace could be too long for one. */
const PART_LENGTH = 1 << 20;

/** What goes out as files. */
export function exportActions({ get }: AppContext): Pick<AppActions, 'exportWorkspace' | 'exportTrace' | 'exportTable'> {
  return {
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
