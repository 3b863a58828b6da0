import type { BottomTab, LeftTab, RunState, ThemeChoice } from '../app/state/app-state';
import type { Trace } from '../trace/trace';
import type { RunSettings } from '../trace/trace-types';
import type { Workspace } from '../workspace/workspace-types';

/** Which files are open and which tabs are in front. */
export interface StoredScreen {
  openPaths: readonly string[];
  activePath: string | null;
  leftTab: LeftTab;
  bottomTab: BottomTab;
}

/** A run that has ended. One that was under way is stored as stopped, because its Python does not outlive the page. */
export type StoredRun = Extract<RunState, { kind: 'idle' | 'stopped' | 'done' }>;

/** Everything that survives a reload. Values are immutable: what is the same object as before is not written again. */
export interface Snapshot {
  workspace: Workspace;
  settings: RunSettings;
  screen: StoredScreen;
  theme: ThemeChoice;
  trace: Trace;
  run: StoredRun;
}

/** What was found; null where nothing (readable) is stored. */
export type StoredState = { [Part in keyof Snapshot]: Snapshot[Part] | null };

/** Where the app keeps its state. Nothing here rejects: what goes wrong becomes a notice, a sentence for the user. */
export interface AppStorage {
  /** Reads what is stored. Called once, before the first `save`. */
  load(): Promise<StoredState>;
  /** Keeps the newest state; it is written a moment later together with whatever else has changed by then. */
  save(snapshot: Snapshot): void;
  /** Writes what has not been written yet, and resolves when that is done. */
  flush(): Promise<void>;
  /** Tells sentences about stored data that could not be read or written, including those from before the call. */
  onNotice(listener: (notice: string) => void): void;
  /** How many records that could not be read are kept aside, as they are. */
  countSetAside(): Promise<number>;
  /** What is kept aside as JSON lines: `{"key", "value"}` a record. */
  exportSetAside(): Promise<Blob>;
  /** Deletes for good what is kept aside. */
  clearSetAside(): Promise<void>;
}
