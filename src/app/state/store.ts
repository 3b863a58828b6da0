import { createStore } from 'zustand/vanilla';
import { Trace } from '../../trace/trace';
import type { AppState, AppStore, AppStoreApi } from './app-state';
import type { AppDeps } from './context';
import { AppContext } from './context';
import { DEFAULT_SETTINGS } from './default-settings';
import { eventActions } from './event-actions';
import { exportActions } from './export-actions';
import { nextFrame } from './frame';
import { History } from './history';
import { importActions } from './import-actions';
import { travel } from './moments';
import { loadStored, setAsideActions, snapshotOf } from './persist';
import { runActions } from './run-actions';
import { screenActions } from './screen-actions';
import { STARTING } from './status';
import { tableActions } from './table-actions';
import { workspaceActions } from './workspace-actions';

export type { AppDeps } from './context';

/**
 * The state behind the screen and everything the screen can do. Begins by reading what is stored; until `loaded` there is
 * nothing to see or to change.
 */
export function createAppStore(deps: AppDeps): AppStoreApi {
  const { engine, storage, toast, schedule = nextFrame } = deps;
  const store = createStore<AppStore>((set, get) => {
    const context = new AppContext(get, set, engine, toast, schedule, new History());
    engine.subscribe(() => {
      context.refreshStatus();
      if (engine.state.kind === 'failed') context.notify(`Python could not be started: ${engine.state.message}`);
    });
    const actions = {
      ...screenActions(context),
      ...workspaceActions(context),
      ...eventActions(context),
      ...runActions(context),
      ...tableActions(context),
      ...importActions(context),
      ...exportActions(context),
      ...setAsideActions(context, storage),
      undo: () => travel(context, 'undo'),
      redo: () => travel(context, 'redo'),
    };
    // The state has to be there before it can be filled.
    queueMicrotask(() => void loadStored(context, storage));
    return { ...emptyState(deps), ...actions };
  });
  store.subscribe((state) => {
    if (state.loaded) storage.save(snapshotOf(state));
  });
  return store;
}

function emptyState({ engine, now }: AppDeps): AppState {
  return {
    loaded: false,
    workspace: { name: 'Workspace', files: [], disabledPaths: [] },
    detections: [],
    helpers: [],
    events: [],
    problems: [],
    runProblems: [],
    openPaths: [],
    activePath: null,
    reveal: null,
    leftTab: 'Cache',
    bottomTab: 'Trace',
    engine: engine.state,
    run: { kind: 'idle' },
    status: STARTING,
    settings: DEFAULT_SETTINGS,
    trace: Trace.start(Math.floor(now()), [], DEFAULT_SETTINGS, []),
    alerts: [],
    undoLabel: null,
    redoLabel: null,
    theme: 'system',
    notices: [],
    setAside: 0,
    trustQuestion: null,
  };
}
