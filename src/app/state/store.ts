import { createStore } from 'zustand/vanilla';
import { readHere } from '../import/import-reader';
import { guarded } from './access';
import { accessActions } from './access-actions';
import type { AppState, AppStore, AppStoreApi } from './app-state';
import { bulkActions } from './bulk-actions';
import { caseActions } from './case-actions';
import type { AppDeps } from './context';
import { AppContext, isBusy } from './context';
import { DEFAULT_SETTINGS } from '../../trace/default-settings';
import { eventActions } from './event-actions';
import { eventFileActions } from './event-file-actions';
import { exportActions } from './export-actions';
import { importActions } from './import-actions';
import { ImportReading } from './import-reading';
import { ItemsImport } from './items-import';
import { travel } from './moments';
import { noteChange } from './own-work';
import { lessonActions } from './lesson-actions';
import { pastActions } from './past-actions';
import { beginStoring, differs, emptyTrace, setAsideActions, snapshotOf } from './persist';
import { pitfallActions } from './pitfall-actions';
import { NO_PITFALLS } from './pitfall-state';
import { recordActions } from './record-actions';
import { runActions } from './run-actions';
import { screenActions } from './screen-actions';
import { shareActions } from './share-actions';
import { IMPORT_STOPPED, NO_PYTHON, STARTING } from './status';
import { tableActions } from './table-actions';
import { takeBackActions } from './take-back';
import { testActions } from './test-actions';
import { NO_TESTS } from './test-results';
import { versionActions } from './version-actions';
import { watchWait } from './watch-wait';
import { watchPitfalls } from './watch-pitfalls';
import { workspaceActions } from './workspace-actions';
import { workspacesActions } from './workspaces-actions';

export type { AppDeps } from './context';

/**
 * The state behind the screen and everything the screen can do. Begins by reading what is stored; until `loaded` there is
 * nothing to see or to change.
 */
export function createAppStore(deps: AppDeps): AppStoreApi {
  const { engine, storage, readImport = readHere } = deps;
  const store = createStore<AppStore>((set, get, api) => {
    const context = new AppContext(get, set, deps);
    engine.subscribe(() => {
      context.refreshStatus();
      if (engine.state.kind === 'failed') context.notify(`${NO_PYTHON}: ${engine.state.message}`);
    });
    // A moment of one trace is none of another: whatever happens next happens in the present.
    api.subscribe((state, before) => {
      if (state.past !== null && state.trace !== before.trace) set({ past: null });
    });
    // The first to hear of a change: whatever else is drawn of it, it is being stored.
    api.subscribe((state, before) => {
      if (state.loaded && differs(state, before)) storage.save(snapshotOf(state));
      context.refreshSaving();
      noteChange(context, state);
    });
    watchWait(context, api);
    const runs = runActions(context);
    const tests = testActions(context);
    const records = recordActions(context);
    // The tests of one workspace are none of another one's.
    api.subscribe((state, before) => {
      if (state.workspaceId === before.workspaceId) return;
      records.closeRecording();
      tests.forgetTests();
    });
    watchPitfalls(api);
    const reading = new ImportReading(context, readImport);
    const items = new ItemsImport(context);
    const actions = guarded(context, {
      ...screenActions(context),
      ...workspaceActions(context),
      ...eventActions(context),
      ...eventFileActions(context),
      ...caseActions(context),
      ...runs,
      ...tests,
      ...records,
      ...pitfallActions(context, deps.pitfalls),
      ...lessonActions(context),
      ...versionActions(context),
      ...pastActions(context),
      ...tableActions(context),
      ...bulkActions(context),
      ...takeBackActions(context),
      ...importActions(context, reading, items),
      ...exportActions(context),
      ...setAsideActions(context),
      ...shareActions(context),
      ...workspacesActions(context),
      ...accessActions(context),
      stop() {
        if (get().mockRecording) records.closeRecording();
        else if (get().tests.running) tests.stopTests();
        else if (!get().importing || isBusy(get().run)) runs.stop();
        else if (items.stop()) context.setStatus(IMPORT_STOPPED);
        else reading.stop();
      },
      undo: () => travel(context, 'undo'),
      redo: () => travel(context, 'redo'),
    });
    // The state has to be there before it can be filled.
    queueMicrotask(() => void beginStoring(context));
    return { ...emptyState(deps), ...actions };
  });
  return store;
}

function emptyState({ engine, now }: AppDeps): AppState {
  return {
    loaded: false,
    workspaceId: '',
    workspaces: [],
    access: { kind: 'own' },
    saving: 'saved',
    saveFailure: null,
    changed: false,
    space: null,
    workspace: { name: 'Workspace', files: [], disabledPaths: [] },
    detections: [],
    helpers: [],
    dataModels: [],
    libraries: [],
    notRun: [],
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
    waiting: null,
    status: STARTING,
    settings: DEFAULT_SETTINGS,
    trace: emptyTrace({ now }, DEFAULT_SETTINGS),
    past: null,
    alerts: [],
    runInput: null,
    lastRun: null,
    handEdits: [],
    tests: NO_TESTS,
    pitfalls: NO_PITFALLS,
    mockRecording: null,
    undoLabel: null,
    redoLabel: null,
    theme: 'system',
    notices: [],
    setAside: 0,
    importing: false,
    trustQuestion: null,
    itemsQuestion: null,
    shareOffer: null,
  };
}
