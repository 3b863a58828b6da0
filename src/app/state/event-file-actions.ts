import { partPath } from '../../workspace/event-parts';
import { FreeNames } from '../../workspace/paths';
import { beyondLimit } from '../../workspace/read-workspace';
import type { Workspace, WorkspaceFile } from '../../workspace/workspace-types';
import { readAheadOf } from '../import/read-ahead';
import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { counted } from './count-words';
import { rememberFiles, undoAction } from './moments';
import { applyWorkspace, isStillOpen, withFiles } from './workspace-state';

/** Whole files of events that are made here. */
export function eventFileActions(context: AppContext): Pick<AppActions, 'addEventsFile'> {
  const { get } = context;
  return {
    async addEventsFile(stem, parts, events, signal) {
      const id = get().workspaceId;
      let files = freeFiles(get().workspace, stem, parts);
      for (;;) {
        if (!(await readAheadOf(files, signal))) return false;
        if (!isStillOpen(context, id)) return false;
        // Files that came in meanwhile may have taken the names. Rows know the path of their file, so they are read anew then.
        const now = freeFiles(get().workspace, stem, parts);
        if (now.every(({ path }, index) => path === files[index]?.path)) break;
        files = now;
      }
      const texts = new Map(files.map(({ path, text }) => [path, text]));
      const step = rememberFiles(context, `Addition of ${counted(events, 'event')}`, texts);
      applyWorkspace(context, withFiles(get().workspace, files), context.history.labels(get().run));
      const where = files.length === 1 ? (files[0]?.path ?? '') : `${files.length.toLocaleString('en-US')} files under events/`;
      const tooMany = beyondLimit(get().problems);
      context.toast(`Added ${counted(events, 'event')} in ${where}.${tooMany === null ? '' : ` ${tooMany}`}`, step ? undoAction(context, step) : undefined);
      return true;
    },
  };
}

/** The parts as files under names that are free in a workspace. */
function freeFiles({ files }: Workspace, stem: string, parts: readonly string[]): WorkspaceFile[] {
  const names = new FreeNames(files.map(({ path }) => path));
  const whole = names.take(`events/${stem}.jsonl`);
  return parts.map((text, index) => ({ path: parts.length === 1 ? whole : names.take(partPath(whole, index)), text }));
}
