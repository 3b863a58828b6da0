import type { AppStorage, Snapshot, StoredRun } from '../../storage/storage-types';
import { startingWorkspace } from '../../workspace/starting/starting-workspace';
import type { AppActions, AppState, RunState } from './app-state';
import type { AppContext } from './context';
import { firstOpen } from './import-actions';
import { RunResults } from './run-results';
import { derived } from './workspace-state';

/** Shows what is stored, or what a new user starts with. Afterwards every change of the state goes to the storage. */
export async function loadStored(context: AppContext, storage: AppStorage): Promise<void> {
  storage.onNotice((notice) => context.notify(notice));
  const { state: stored } = await storage.open(null);
  const before = context.get();
  const workspace = stored.workspace ?? startingWorkspace();
  const trace = stored.trace ?? before.trace;
  const results = new RunResults();
  results.add(trace, 0);
  context.setRun(stored.run ?? before.run, {
    loaded: true,
    ...derived(workspace),
    ...openFiles(workspace, stored.screen),
    settings: stored.settings ?? before.settings,
    theme: stored.theme ?? before.theme,
    trace,
    alerts: results.alerts,
    runProblems: results.problems,
    setAside: await storage.countSetAside(),
  });
}

/** What can be done with stored data that could not be read. */
export function setAsideActions(context: AppContext, storage: AppStorage): Pick<AppActions, 'downloadSetAside' | 'clearSetAside'> {
  return {
    downloadSetAside: () => storage.exportSetAside(),
    async clearSetAside() {
      await storage.clearSetAside();
      context.set({ setAside: await storage.countSetAside() });
    },
  };
}

function openFiles(workspace: AppState['workspace'], screen: Snapshot['screen'] | null): Partial<AppState> {
  const exists = (path: string): boolean => workspace.files.some((file) => file.path === path);
  if (!screen) {
    const openPaths = firstOpen(workspace);
    return { openPaths, activePath: openPaths[0] ?? null };
  }
  const openPaths = screen.openPaths.filter(exists);
  const activePath = screen.activePath !== null && exists(screen.activePath) ? screen.activePath : (openPaths[0] ?? null);
  return { openPaths, activePath, leftTab: screen.leftTab, bottomTab: screen.bottomTab };
}

/** The part of the state that survives a reload. */
export function snapshotOf(state: AppState): Snapshot {
  const { workspace, settings, theme, trace, run, openPaths, activePath, leftTab, bottomTab } = state;
  return { workspace, settings, theme, trace, run: storedRun(run), screen: { openPaths, activePath, leftTab, bottomTab } };
}

const IDLE: StoredRun = { kind: 'idle' };

/** A run that is going on or paused is one that was stopped, once the page is gone. */
function storedRun(run: RunState): StoredRun {
  switch (run.kind) {
    case 'done':
    case 'stopped':
      return run;
    case 'running':
    case 'paused':
      return { kind: 'stopped', events: run.events, total: run.total };
    case 'idle':
    case 'loading':
      return IDLE;
  }
}
