import type { BottomTab, LeftTab, RunState, ThemeChoice } from '../app/state/app-state';
import type { Item } from '../trace/item';
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

/**
 * Everything of one workspace that survives a reload. `theme` is the app's, not the workspace's. Values are immutable:
 * what is the same object as before is not written again.
 */
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

/** What this page may do with the workspace it shows. */
export type Access =
  /** This page writes it. */
  | { kind: 'own' }
  /** Another page writes it; this one shows what that one stores, and follows it. */
  | { kind: 'read only' }
  /** This page wrote it until another took it over; it shows what it had. */
  | { kind: 'taken over' }
  /** The browser's storage cannot be used: everything works, nothing outlives the page. */
  | { kind: 'memory' };

/** `failed`: changes are in this page only. They are tried again with the next change and by time. */
export type Saving = 'saved' | 'saving' | 'failed';

export interface StorageStatus {
  access: Access;
  saving: Saving;
  /** While `saving` is `failed`: a sentence that says why and what helps. null again as soon as storing works. */
  failure: string | null;
  /** '' until something was opened. */
  workspaceId: string;
}

/** A stored workspace in a list. */
export interface WorkspaceSummary {
  id: string;
  name: string;
  files: number;
  /** About; files and trace. */
  bytes: number;
  /** Real time, epoch milliseconds. */
  changedAt: number;
  /** Real time, epoch milliseconds; null: not deleted. */
  deletedAt: number | null;
}

/** What a new workspace begins with. */
export interface NewWorkspace {
  workspace: Workspace;
  /** null: those that a new user starts with. */
  settings: RunSettings | null;
  /** The table it starts with, where there is no trace. */
  table: readonly Item[];
  /** A whole trace where there is one (a copy), and its run. */
  trace?: Trace;
  run?: StoredRun;
}

/** A workspace as it was found. */
export interface OpenedWorkspace {
  id: string;
  state: StoredState;
}

/** What the browser says about the room for this site. */
export interface Space {
  /** Bytes. */
  used: number;
  /** Bytes. */
  quota: number;
  /** Whether the browser has promised not to delete the data by itself. */
  persisted: boolean;
}

/**
 * Where the app keeps its workspaces. Unless said otherwise nothing here rejects: what goes wrong becomes a notice, a
 * sentence for the user, or the status.
 */
export interface AppStorage {
  /**
   * Reads the workspace with this ID, else the one used last, else the first there is, else begins an empty one (its
   * state is all null). Claims it, or shows it read only. Releases the one that was open before, flushed.
   */
  open(wanted: string | null): Promise<OpenedWorkspace>;
  /**
   * Keeps the newest state of the open workspace; it is written a moment later together with whatever else has changed by
   * then. Ignored while the access is `read only` or `taken over`.
   */
  save(snapshot: Snapshot): void;
  /** Writes what has not been written yet, and resolves when that is done (or has failed, as the status says then). */
  flush(): Promise<void>;
  readonly status: StorageStatus;
  /** Called with each new status. */
  onStatus(listener: (status: StorageStatus) => void): void;
  /** Tells sentences about stored data that could not be read or written, including those from before the call. */
  onNotice(listener: (notice: string) => void): void;
  /**
   * Called when the open workspace is another one than what the page shows: the page that owns it has stored something,
   * or it has let go and this page owns it now (the status says so before). To be shown in place of what there is.
   */
  onChanged(listener: (state: StoredState) => void): void;

  /** All workspaces, the newest change first; deleted ones too. */
  list(): Promise<WorkspaceSummary[]>;
  /** Stores a new workspace and resolves with its ID; it is not opened. Rejects with a sentence when it cannot be stored. */
  create(content: NewWorkspace): Promise<string>;
  /** Renames any workspace but the open one (that one is renamed by saving it). Rejects with a sentence. */
  rename(id: string, name: string): Promise<void>;
  /** Marks a workspace as deleted; it is kept for 30 days. Rejects with a sentence. */
  remove(id: string): Promise<void>;
  /** Takes back `remove`. Rejects with a sentence. */
  restore(id: string): Promise<void>;
  /** Deletes a workspace for good. Rejects with a sentence. */
  purge(id: string): Promise<void>;
  /** What is stored of any workspace, e.g. to duplicate or to export it. Rejects with a sentence when it cannot be read. */
  read(id: string): Promise<StoredState>;
  /**
   * From `read only` or `taken over`: this page owns the workspace from now on. The page that owned it writes what it has
   * first, where it answers, and is told. Resolves with what is stored then. Rejects with a sentence when that cannot be
   * read.
   */
  takeOver(): Promise<StoredState>;
  /** null where the browser does not say. */
  space(): Promise<Space | null>;
  /** Asks the browser to keep the data; resolves with whether it does. */
  persist(): Promise<boolean>;

  /** How many records that could not be read are kept aside, as they are. */
  countSetAside(): Promise<number>;
  /** What is kept aside as JSON lines: `{"key", "value"}` a record. */
  exportSetAside(): Promise<Blob>;
  /** Deletes for good what is kept aside. */
  clearSetAside(): Promise<void>;
}
