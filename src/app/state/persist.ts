import { atOnce, inSlices } from '../../clock/slices';
import type { Snapshot, StorageStatus, StoredRun, StoredState } from '../../storage/storage-types';
import { Trace } from '../../trace/trace';
import { startingWorkspace } from '../../workspace/starting/starting-workspace';
import type { Workspace } from '../../workspace/workspace-types';
import { readAheadOf } from '../import/read-ahead';
import { refusalOf } from './access';
import type { AppActions, AppState, RunState } from './app-state';
import type { AppContext } from './context';
import { DEFAULT_SETTINGS } from '../../trace/default-settings';
import { firstOpen } from './import-actions';
import { flushPendingEdits, onPendingEdits } from './pending-edits';
import { publishReported } from './run-actions';
import { resultsOf } from './run-results';
import type { RunResults } from './run-results';
import { NO_PYTHON } from './status';
import { derived } from './workspace-state';

/** Opens what this tab showed last, and from then on stores every change and shows what the storage tells. */
export async function beginStoring(context: AppContext): Promise<void> {
  const { storage, tab } = context;
  storage.onNotice((notice) => context.notify(notice));
  storage.onStatus((status) => statusChanged(context, status));
  storage.onChanged((state) => void followStored(context, state));
  onPendingEdits(() => context.refreshSaving());
  await openStored(context, tab.workspaceId());
}

/**
 * Shows the workspace with this ID (null, or one that is not there: another one), or what a new user starts with. What
 * was open before has to be settled and stored already.
 */
export async function openStored(context: AppContext, wanted: string | null): Promise<void> {
  const { get, set, storage, tab } = context;
  if (get().loaded) set({ loaded: false });
  context.openings += 1;
  // What was said about the workspace before; that there is no Python is true of each.
  if (get().workspaceId !== '') set({ notices: get().notices.filter((notice) => notice.startsWith(NO_PYTHON)) });
  context.refreshStatus();
  const { id, state } = await storage.open(wanted);
  context.newer = null;
  tab.remember(id);
  const setAside = await storage.countSetAside();
  await readStored(state);
  show(context, context.newer ?? state, { keepScreen: false, change: { loaded: true, workspaceId: id, access: storage.status.access, setAside } });
  await refreshWorkspaces(context);
}

/** Shows what another page stored, or left behind when it let go. */
async function followStored(context: AppContext, state: StoredState): Promise<void> {
  context.newer = state;
  // Who may change the workspace from now on must not change what is about to be replaced.
  if (context.get().access.kind === 'read only') await followReading(context);
  else if (context.get().loaded) show(context, state, { keepScreen: true });
}

/**
 * Reads the newest state and shows it, as long as there are newer ones: they may come faster than a long one is read, and each that
 * was read is shown.
 */
async function followReading(context: AppContext): Promise<void> {
  const { openings } = context;
  if (context.following === openings) return;
  context.following = openings;
  while (context.newer !== null && context.get().loaded) {
    const read = context.newer;
    await readStored(read);
    // Meanwhile another workspace was opened, or a state was shown that is newer still.
    if (context.openings !== openings || context.newer === null) break;
    const newest = context.newer;
    show(context, read, { keepScreen: true });
    context.newer = newest === read ? null : newest;
  }
  if (context.following === openings) context.following = null;
}

/** The results of traces that are about to be shown. */
const resultsRead = new WeakMap<Trace, RunResults>();

/** Reads the files and the results of what is about to be shown, a little at a time: the page answers meanwhile. */
export async function readStored({ workspace, trace }: StoredState): Promise<void> {
  if (workspace) await readAheadOf(workspace.files);
  if (trace) resultsRead.set(trace, await inSlices(resultsOf(trace)));
}

/** Shows what is stored. History and everything else about what was shown before is gone. */
export function show(context: AppContext, stored: StoredState, { keepScreen, change = {} }: { keepScreen: boolean; change?: Partial<AppState> }): void {
  const { get, history } = context;
  const before = get();
  const workspace = stored.workspace ?? startingWorkspace();
  const settings = stored.settings ?? DEFAULT_SETTINGS;
  const trace = stored.trace ?? emptyTrace(context, settings);
  const results = resultsRead.get(trace) ?? atOnce(resultsOf(trace));
  history.clear();
  context.live = null;
  context.newer = null;
  context.shown = workspace;
  context.setRun(stored.run ?? { kind: 'idle' }, {
    ...derived(workspace),
    ...openFiles(workspace, keepScreen ? snapshotOf(before).screen : stored.screen),
    ...(!keepScreen && { reveal: null }),
    settings,
    theme: stored.theme ?? before.theme,
    trace,
    alerts: results.alerts,
    runInput: null,
    lastRun: null,
    handEdits: [],
    runProblems: results.problems,
    ...change,
  });
}

/** Brings everything that is on its way into the state: what was typed a moment ago, and what the engine has reported. */
export function settle(context: AppContext): void {
  flushPendingEdits();
  publishReported(context);
}

/** What is shown, with what is on its way, as it would be stored. */
export function shownState(context: AppContext): Snapshot {
  settle(context);
  return snapshotOf(context.get());
}

/** Reads the list of workspaces and the space anew. Of several readings at once the last one begun counts: an older one may end later. */
export async function refreshWorkspaces(context: AppContext): Promise<void> {
  const reading = ++context.listReadings;
  const [workspaces, space] = await Promise.all([context.storage.list(), context.storage.space()]);
  if (reading === context.listReadings) context.set({ workspaces, space });
}

/** The trace of a table that nothing has happened to. */
export function emptyTrace({ now }: Pick<AppContext, 'now'>, settings: AppState['settings']): Trace {
  return Trace.start(Math.floor(now()), [], settings, []);
}

function statusChanged(context: AppContext, { access }: StorageStatus): void {
  const { loaded, access: before } = context.get();
  if (access.kind !== before.kind) {
    // What was on its way belongs to what this page shows, and may be copied with it: it has to come before the refusals.
    if (loaded && refusalOf(access) !== null) endRun(context);
    context.set({ access });
    if (loaded && before.kind === 'read only' && access.kind === 'own') {
      context.toast('The tab that had this workspace has let it go: it can be changed here now.');
    }
  }
  context.refreshSaving();
}

/** Settles the state, drops an import that is not taken over yet, and ends a run; says so. */
export function endRun(context: AppContext): void {
  settle(context);
  const { run, stop, cancelImport } = context.get();
  cancelImport();
  stop();
  if (run.kind === 'paused') context.toast('The paused run was ended: it cannot go on.');
}

/** What can be done with stored data that could not be read. */
export function setAsideActions({ storage, set }: AppContext): Pick<AppActions, 'downloadSetAside' | 'clearSetAside'> {
  return {
    downloadSetAside: () => storage.exportSetAside(),
    async clearSetAside() {
      await storage.clearSetAside();
      set({ setAside: await storage.countSetAside() });
    },
  };
}

function openFiles(workspace: Workspace, screen: Snapshot['screen'] | null): Partial<AppState> {
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

const STORED_PARTS = ['workspace', 'settings', 'theme', 'trace', 'run', 'openPaths', 'activePath', 'leftTab', 'bottomTab'] as const;

/** Whether the states differ in what survives a reload. */
export function differs(state: AppState, before: AppState): boolean {
  return STORED_PARTS.some((part) => state[part] !== before[part]);
}

/** A run that is going on or paused is one that was stopped, once the page is gone; one that only loads has left no trace yet. */
function storedRun(run: RunState): StoredRun {
  switch (run.kind) {
    case 'done':
    case 'stopped':
      return run;
    case 'running':
    case 'paused':
      return { kind: 'stopped', events: run.events, total: run.total };
    case 'loading':
      return storedRun(run.before);
    case 'idle':
      return run;
  }
}
