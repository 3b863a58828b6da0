import type { EpochSeconds } from '../../clock/clock-types';
import type { Engine } from '../../engine/engine-client-types';
import type { Pitfall } from '../../pitfalls/pitfall';
import type { AppStorage, StoredState } from '../../storage/storage-types';
import type { Workspace } from '../../workspace/workspace-types';
import type { ImportReader } from '../import/import-reader';
import type { AppStore, RunState, ShowToast } from './app-state';
import type { Schedule } from './frame';
import { pacedFrames } from './frame';
import { History } from './history';
import type { LiveRun } from './live-run';
import { hasPendingEdits } from './pending-edits';
import { runStatus, shownStatus, STARTING } from './status';
import type { TabMemory } from './tab-memory';

/** What the store is made of. */
export interface AppDeps {
  engine: Engine;
  storage: AppStorage;
  tab: TabMemory;
  /** Real time: for the very first clock, and for runs that are to be processed at it. */
  now: () => EpochSeconds;
  toast: ShowToast;
  /** When the next state of a run is published; by default before the next frame. */
  schedule?: Schedule;
  /** Reads the files of an import; by default in this thread. */
  readImport?: ImportReader;
  /** What is looked for; by default the whole catalogue. */
  pitfalls?: readonly Pitfall[];
}

/** What the groups of actions share: the state, the world outside, and what the screen does not see. */
export class AppContext {
  /** The run that the engine can go on with. */
  live: LiveRun | null = null;
  /** The workspace as it was read from the storage: another one is the user's work. */
  shown: Workspace | null = null;
  /** What the storage told last, while it is not shown yet: newer than what is shown, or about to be. */
  newer: StoredState | null = null;
  /** How often a workspace was opened: what was read before belongs to another one, or to an older state of it. */
  openings = 0;
  /** The opening whose newer states are being read; null: none are. */
  following: number | null = null;
  /** How often the list of workspaces was read. */
  listReadings = 0;
  readonly history = new History();
  readonly engine: Engine;
  readonly storage: AppStorage;
  readonly tab: TabMemory;
  readonly now: () => EpochSeconds;
  readonly toast: ShowToast;
  readonly schedule: Schedule;
  /** The status as long as Python can be used. */
  #statusText = 'Ready';

  constructor(
    readonly get: () => AppStore,
    readonly set: (change: Partial<AppStore>) => void,
    { engine, storage, tab, now, toast, schedule = pacedFrames() }: AppDeps,
  ) {
    this.engine = engine;
    this.storage = storage;
    this.tab = tab;
    this.now = now;
    this.toast = toast;
    this.schedule = schedule;
  }

  /** Shows the run's state, as its status too. */
  setRun(run: RunState, change: Partial<AppStore> = {}): void {
    this.#statusText = runStatus(run);
    this.set({ ...change, run, status: shownStatus(this.#statusText, this.engine.state, run), ...this.history.labels(run) });
  }

  /** Shows the run's status again. */
  showRunStatus(): void {
    this.setStatus(runStatus(this.get().run));
  }

  /** Shows a status that is not the run's, until there is a new one. */
  setStatus(text: string): void {
    this.#statusText = text;
    this.refreshStatus();
  }

  refreshStatus(): void {
    const { run, loaded } = this.get();
    const { state: engine } = this.engine;
    this.set({ engine, status: loaded ? shownStatus(this.#statusText, engine, run) : STARTING });
  }

  /** Brings `saving` up to date: nothing is saved while something has not even reached the state. */
  refreshSaving(): void {
    const { saving: stored, failure: saveFailure } = this.storage.status;
    const waits = hasPendingEdits() || (this.live !== null && this.live.ahead !== null);
    const saving = stored === 'saved' && waits ? 'saving' : stored;
    const before = this.get();
    if (saving !== before.saving || saveFailure !== before.saveFailure) this.set({ saving, saveFailure });
  }

  notify(notice: string): void {
    const { notices } = this.get();
    if (!notices.includes(notice)) this.set({ notices: [...notices, notice] });
  }
}

/** Whether the engine is at work: the table belongs to the run then. */
export function isBusy(run: RunState): boolean {
  return run.kind === 'loading' || run.kind === 'running';
}
