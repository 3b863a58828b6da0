import type { ImportChanges } from '../../workspace/import-changes';
import type { StoreApi } from 'zustand/vanilla';
import type { EpochSeconds } from '../../clock/clock-types';
import type { EngineState } from '../../engine/engine-client-types';
import type { Access, NewWorkspace, Saving, Space, WorkspaceSummary } from '../../storage/storage-types';
import type { Item } from '../../trace/item';
import type { RunSettings } from '../../trace/trace-types';
import type { Trace } from '../../trace/trace';
import type { DataModelSpec, DetectionSpec, EventRow, FileProblem, HelperSpec, LibrarySpec, NotRunSpec, Workspace } from '../../workspace/workspace-types';
import type { AlertGroup } from '../../replay/alert-groups';
import type { SharedWorkspace } from '../../workspace/share/share-types';
import type { Grade, Lesson } from '../../lessons/lesson-types';
import type { KnownVersion, VersionComparison, VersionProgress, VersionQuestion } from '../versions/version-types';
import type { KeysChange } from './bulk-actions';
import type { LastRun, RunInput } from './last-run';
import type { ImportWay } from '../import/items-preview';
import type { HandEdit } from './hand-edits';
import type { ItemsQuestion } from './items-import';
import type { LinkEnd, ShareOffer } from './share-actions';
import type { EditToTakeBack, TakenBack } from './take-back';
import type { MockRecording } from './mock-recording';
import type { TestedEvent } from './new-test';
import type { TestScope } from './test-actions';
import type { PitfallsState } from './pitfall-state';
import type { TestsState } from './test-results';

export type LeftTab = 'Cache' | 'Events' | 'Lessons';
export type BottomTab = 'Trace' | 'Alerts' | 'Timeline' | 'Pitfalls' | 'Output' | 'Tests';
export type ThemeChoice = 'system' | 'light' | 'dark';

/** What a run covers: everything, one detection, or one event (its file and line). */
export interface RunScope {
  /** Path of the detection's Python file. */
  detection?: string;
  event?: { path: string; line: number };
}

/** Where a run stands. Numbers count whole events. */
export type RunState =
  | { kind: 'idle' }
  /** `before`: what is shown, and stored, until its first report. */
  | { kind: 'loading'; total: number; before: RunState }
  | { kind: 'running'; events: number; total: number }
  | { kind: 'paused'; events: number; total: number }
  | { kind: 'stopped'; events: number; total: number }
  | { kind: 'done'; events: number; alerts: number; errors: number };

/** What a run has been waiting for, for longer than usual. */
export interface Waiting {
  /** e.g. the detection's ID, as it stands behind “Waiting for”. */
  what: string;
  /** Whole seconds so far, and after how many the call is ended. */
  seconds: number;
  limit: number;
}

/** A place in a file that the editor is asked to show. `nonce` differs each time, so that the same place can be shown twice. */
export interface Reveal {
  path: string;
  line: number;
  column: number | null;
  nonce: number;
}

/**
 * Asked before an import that brings Python code, a tree that replaces files, or one that is rather a workspace of its own: nothing of it is
 * taken over before the user says so.
 */
export interface TrustQuestion {
  /** Names of the files and folders as the user chose them. */
  files: readonly string[];
  /** How many Python files they hold. */
  python: number;
  /** What would become of the workspace's files. */
  changes: ImportChanges;
  /** The same, where some of the files that the import does not have go. */
  changesWithout: (gone: ReadonlySet<string>) => ImportChanges;
  /** What a workspace of its own would have and be called, and whether that is what is meant, as far as can be told; null: no tree came. */
  own: { name: string; changes: () => ImportChanges; isMeant: boolean } | null;
}

/** What of an import is taken over, and where to. */
export interface ImportChoice {
  /** Paths of files that stay as they are here. */
  keep: ReadonlySet<string>;
  /** Paths of files that the import does not have and that go. */
  remove: ReadonlySet<string>;
  /** All of it goes into a new workspace instead. */
  isOwn: boolean;
}

/** The state that the screen is drawn from. One zustand store (`app/state/store.ts`) holds it. */
export interface AppState {
  /** False until what was stored has been read, and while another workspace is opened; nothing is editable then. */
  loaded: boolean;
  /** The workspace that is open; empty before the first one is. */
  workspaceId: string;
  /** All workspaces as they were stored when the list was read last (`refreshWorkspaces`), newest change first; deleted ones too. */
  workspaces: readonly WorkspaceSummary[];
  /** What this page may do with the open workspace. Unless it is `own` or `memory`, actions that would change it say why not. */
  access: Access;
  /** Whether everything in this state is in the browser's storage; with access `memory`, in the page's own. */
  saving: Saving;
  /** While `saving` is `failed`: a sentence that says why and what helps. */
  saveFailure: string | null;
  /** True once the user has changed something since the workspace was opened in this page. */
  changed: boolean;
  /** Storage used and promised; null where the browser does not say. */
  space: Space | null;
  workspace: Workspace;
  /** Derived from the workspace's files: */
  detections: readonly DetectionSpec[];
  helpers: readonly HelperSpec[];
  dataModels: readonly DataModelSpec[];
  libraries: readonly LibrarySpec[];
  /** What the files describe beside and is not run here. */
  notRun: readonly NotRunSpec[];
  events: readonly EventRow[];
  /** Problems in YAML and events, found while reading the files. */
  problems: readonly FileProblem[];
  /** Problems of Python files as the last run met them (syntax, import, exceptions), for markers. */
  runProblems: readonly FileProblem[];

  openPaths: readonly string[];
  activePath: string | null;
  reveal: Reveal | null;
  leftTab: LeftTab;
  bottomTab: BottomTab;

  engine: EngineState;
  run: RunState;
  /** Only while a run goes on and a call takes long. */
  waiting: Waiting | null;
  /** Text of the one role="status" element. */
  status: string;
  settings: RunSettings;
  /** The trace of the last run and of what was done by hand since; its fold is the table. */
  trace: Trace;
  /** How many entries of the trace the screen shows: the moment after them. null: all of them, which is the present. */
  past: number | null;
  alerts: readonly AlertGroup[];
  /** What the run of `trace` was given; null where it is of no run, or of one before the page was opened. */
  runInput: RunInput | null;
  /** The run that the one of `trace` took the place of, to compare them; null where there was none since the page was opened. */
  lastRun: LastRun | null;
  /** What was done to items by hand in this session and is not taken back, oldest first; later runs leave it here. */
  handEdits: readonly HandEdit[];
  tests: TestsState;
  pitfalls: PitfallsState;
  /** Mocks of unit tests that are being recorded, or were and wait for an answer; null: none. */
  mockRecording: MockRecording | null;
  /** What Undo (Redo) would take back, e.g. `Run`, `Edit of key x`; null: nothing. */
  undoLabel: string | null;
  redoLabel: string | null;
  theme: ThemeChoice;
  /** Sentences about stored data that could not be read or written; shown until dismissed. */
  notices: readonly string[];
  /** How many stored records could not be read and are kept aside: `downloadSetAside` and `clearSetAside` are about them. */
  setAside: number;
  /** An import is being read or taken over, which `stop` ends unless a run is going on. */
  importing: boolean;
  /** An import that waits for the user's answer (`trustAndLoad` or `cancelImport`). */
  trustQuestion: TrustQuestion | null;
  /** Items of an import that wait for the user's answer (`importItems` or `leaveItemsOut`). */
  itemsQuestion: ItemsQuestion | null;
  /** A shared workspace that waits for the user's answer (`trustShare` or `dismissShare`). */
  shareOffer: ShareOffer | null;
}

/** Everything that the screen can do. All are safe to call at any time; what does not apply now does nothing. */
export interface AppActions {
  openFile(path: string): void;
  closeFile(path: string): void;
  showLine(path: string, line: number, column?: number): void;
  setLeftTab(tab: LeftTab): void;
  setBottomTab(tab: BottomTab): void;

  setFileText(path: string, text: string): void;
  /** Throws an Error with a sentence for the user when the path is invalid or taken. */
  createFile(path: string, text: string): void;
  renameFile(from: string, to: string): void;
  /** A copy under a free name, with the YAML's ID and Filename adapted; returns its path. */
  duplicateFile(path: string): string;
  /** Can be undone. Deletes the YAML of a detection with it. */
  deleteFile(path: string): void;
  setDetectionEnabled(path: string, enabled: boolean): void;

  setEventText(row: EventRow, text: string): void;
  addEvent(path: string, text: string): void;
  setEventsEnabled(rows: readonly EventRow[], enabled: boolean): void;
  deleteEvents(rows: readonly EventRow[]): void;
  moveEvent(row: EventRow, by: -1 | 1): void;
  duplicateEvent(row: EventRow): void;
  /** Fills p_log_type / p_event_time where they can be derived from the event; returns how many events changed. */
  deriveLogTypes(): number;
  deriveEventTimes(): number;
  /** Gives all events that lack a p_log_type this one; returns how many there were. */
  setLogType(logType: string): number;
  /**
   * Sorts the lines of events files by p_event_time, those of the parts of a large file as one, and with `across` those of all files, in
   * their order; one step to undo, however many files.
   */
  sortEvents(paths: readonly string[], across?: boolean): void;
  /** Adds pasted text (JSON lines, array, pretty-printed objects, CloudTrail Records); returns what was added and problems. */
  pasteEvents(path: string, text: string): { added: number; problems: readonly FileProblem[] };

  /**
   * Adds a file of events under `events/` (several where it comes in parts), as one step to undo. False where `signal` ended it, or
   * another workspace was opened or another tab took this one over meanwhile.
   */
  addEventsFile(stem: string, parts: readonly string[], events: number, signal?: AbortSignal): Promise<boolean>;
  /**
   * Adds the event as a unit test to the YAML of the detection whose Python file this is, which gets one where it has none. Throws an
   * Error with a sentence for the user where that cannot be done.
   */
  makeTest(event: TestedEvent, path: string, test: { name: string; expectedResult: boolean }): void;
  /**
   * The same with mocks of what the table of the trace's first `moment` entries, at the time of the entry behind them, gives the detection: nothing
   * is written before `writeMocks`. Throws as `makeTest` does.
   */
  recordNewTest(event: TestedEvent, path: string, test: { name: string; expectedResult: boolean }, moment: number): Promise<void>;

  /** Runs; while paused and without a scope: continues to the end. */
  startRun(scope?: RunScope): Promise<void>;
  /** One event more; begins a run when none is paused. */
  step(): Promise<void>;
  /** Ends what is going on: a run, else tests, else the reading of an import, else a paused run. */
  stop(): void;
  /** Runs unit tests, by default all; nothing while a run or other tests are going on. */
  runTests(scope?: TestScope): Promise<void>;
  stopTests(): void;
  /** All tests may be run soon: workers for them boot meanwhile. */
  expectTests(): void;
  /** Drops all results, and ends tests that are going on. */
  forgetTests(): void;
  /** Runs unit tests, by default all, to find mocks that stand for what the cache gave them, and shows them: nothing is written. */
  recordMocks(scope?: TestScope): Promise<void>;
  /** Writes what was found, and runs those tests again without a table. `edits`: paths of the detections whose edit is made as well. */
  writeMocks(edits: ReadonlySet<string>): Promise<void>;
  /** Takes back what `writeMocks` wrote last. */
  undoMocks(): void;
  /** Ends a recording, or drops what was found. */
  closeRecording(): void;
  /** The table and the clock that the next tests have, and whether they tell which lines they reach. */
  chooseForTests(choice: Partial<Pick<TestsState, 'table' | 'clock' | 'coverage'>>): void;
  /** The results of unit tests: `test-results.json`, and as JUnit XML; the lines that they reached, as LCOV. */
  exportTestResults(): Promise<Blob>;
  exportCoverage(): Promise<Blob>;
  exportJUnit(): Promise<Blob>;
  /** Looks for pitfalls in the sources and in the last run; nothing while a run is going on. Resolves when the list is there, or it was ended. */
  checkPitfalls(): Promise<void>;
  stopPitfalls(): void;
  /** Drops all findings, and ends a search that is going on. */
  forgetPitfalls(): void;
  /** Makes the edit that takes a finding away, repeats the run that there was, looks again and says what became of it. */
  applyFix(id: string): Promise<void>;
  /** Does the same with the comment that silences its code on its line. */
  silencePitfall(id: string): Promise<void>;
  /**
   * Opens a lesson's workspace: the one with this ID where it is still there, else a new one; its ID, or null where it could not be
   * opened (the user was told why).
   */
  openLesson(lesson: Lesson, workspaceId: string | null): Promise<string | null>;
  /** Grades the open workspace's file of a lesson, by runs beside its own. Rejects with EngineEnded, also where `signal` ends it. */
  gradeLesson(lesson: Lesson, signal: AbortSignal): Promise<Grade>;
  /** Texts that a file had and has no more, as far as this page knows them: at the last runs, and when the workspace was opened. */
  knownVersions(path: string): readonly KnownVersion[];
  /**
   * Runs a detection as it is, and with another text, over the enabled events from the same table, beside the page's own run, which stays
   * as it is. Rejects with EngineEnded, with a sentence where there is nothing to run, and where `signal` ends it.
   */
  compareVersions(question: VersionQuestion, signal: AbortSignal, tell: (progress: VersionProgress) => void): Promise<VersionComparison>;
  resetCache(): void;
  /** Shows the table, the clock and the alerts as they were after so many entries of the trace; null: as they are. */
  lookAt(moment: number | null): void;
  /**
   * Begins a run with what had happened at the moment that is shown, and with the events that follow it. Inside an event that is
   * the moment before the event.
   */
  continueFromPast(): Promise<void>;

  /** Sets (null: deletes) an item by hand. Throws an Error with a sentence for the user when DynamoDB would refuse it. */
  setItem(key: string, item: Item | null): void;
  deleteItems(keys: readonly string[]): void;
  /**
   * Does the same to many items by hand, as one step to undo, and says which ones stay as they are. Many are worked out in slices;
   * where the table changes meanwhile, nothing is done.
   */
  changeKeys(keys: Iterable<string>, change: KeysChange): Promise<void>;
  /**
   * Takes back one edit that was made by hand, as a new edit, where its items are still as it left them; later runs stay. Else
   * changes nothing, and says what became of the items. null: the user was told why nothing happens.
   */
  takeBack(edit: EditToTakeBack): Promise<TakenBack | null>;
  /** Stores a copy of the workspace in which the items are as they were before the edit, and opens it. Rejects as `openCopy` does. */
  openWithout(edit: EditToTakeBack): Promise<void>;
  /** Moves the simulated clock by hand (forward or back); the sweeper deletes what is due. */
  moveClock(to: EpochSeconds): void;
  setSettings(change: Partial<RunSettings>): void;
  undo(): void;
  redo(): void;

  importFiles(files: readonly File[], unread?: readonly FileProblem[]): Promise<void>;
  /** Answers the trust question: the waiting import is taken over, all of it and with all files that are here, unless the choice says otherwise. */
  trustAndLoad(choice?: Partial<ImportChoice>): void;
  /** Answers the question about items; asks again where the table is another one by now. Resolves once they are taken over. */
  importItems(way: ImportWay): Promise<void>;
  /** Answers the question about items: they are left out. Files of the same import stay. */
  leaveItemsOut(): Promise<void>;
  /** Answers the trust question: the waiting import is dropped, and so is one that is still being read or compared. */
  cancelImport(): void;
  /** The workspace as a zip. */
  exportWorkspace(): Promise<Blob>;
  exportTrace(): Blob;
  exportTable(): Blob;
  /** Stored records that could not be read, as JSON lines. */
  downloadSetAside(): Promise<Blob>;
  /** Deletes them for good. */
  clearSetAside(): Promise<void>;

  /** What Share puts into a link or file: the workspace as it is shown, with settings and table. */
  sharedContent(): SharedWorkspace;
  /** Offers what a link's fragment (with #) holds, or says why it cannot be opened. Resolves once that is settled. */
  openShareLink(fragment: string): Promise<LinkEnd>;
  /** Offers the files that are saved workspaces; resolves with the others. */
  offerShareFiles(files: readonly File[]): Promise<File[]>;
  /** Loads the offered workspace as a new one and opens it. */
  trustShare(): Promise<void>;
  /** Drops the offered workspace. */
  dismissShare(): void;

  /** Brings everything that is on its way into the state, so that it is stored: text typed a moment ago, reports of a run. */
  settle(): void;
  /** Stores a workspace and opens it; an equal name gets a number. Rejects with a sentence where it cannot be stored. */
  newWorkspace(content: NewWorkspace): Promise<void>;
  /** Opens another workspace: a run is stopped, and what is open is stored first. */
  openWorkspace(id: string): Promise<void>;
  /** Rejects with a sentence where the name is empty. An equal name gets a number. */
  renameWorkspace(id: string, name: string): Promise<void>;
  /** Stores a copy with files, settings, table and trace. */
  duplicateWorkspace(id: string): Promise<void>;
  /** Deletes; it can be restored for 30 days. When it was open, the next one opens. */
  deleteWorkspace(id: string): Promise<void>;
  restoreWorkspace(id: string): Promise<void>;
  /** Deletes for good. */
  purgeWorkspace(id: string): Promise<void>;
  /** Reads the list of workspaces and the space anew. */
  refreshWorkspaces(): Promise<void>;
  /** All workspaces (but deleted ones) as one zip, a folder each. */
  exportAll(): Promise<Blob>;
  /** Makes this page the one that may change the open workspace. */
  takeOver(): Promise<void>;
  /** Stores what is shown as a new workspace, and opens that. Rejects with a sentence where it cannot be stored. */
  openCopy(): Promise<void>;
  /** Asks the browser not to delete the data by itself, and says what it answers. */
  keepData(): Promise<void>;

  /** Replaces the workspace by the one that a new user starts with; can be undone. */
  restoreStartingWorkspace(): void;
  setTheme(theme: ThemeChoice): void;
  dismissNotice(notice: string): void;
  dismissNotices(): void;
}

/** What a selector of `useApp` sees. */
export type AppStore = AppState & AppActions;
export type AppStoreApi = StoreApi<AppStore>;

/** A short piece of news that is not the status, with one thing the user can do about it. */
export type ShowToast = (message: string, action?: { label: string; run: () => void }) => void;
