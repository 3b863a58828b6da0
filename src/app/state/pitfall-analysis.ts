import { nextTask } from '../../clock/next-task';
import { inSlices, type Slices } from '../../clock/slices';
import type { Engine } from '../../engine/engine-client-types';
import { WorkerFault } from '../../engine/page-behaviour';
import type { AnalysedDetection, AnalysisWork, FileAnalysis } from '../../pitfalls/finding-types';
import { endingOf } from '../../workspace/paths';
import type { WorkspaceFile } from '../../workspace/workspace-types';
import type { AppState } from './app-state';
import { listTests } from './test-list';
import { isSameFile } from './test-inputs';

/** Most detections' files of one piece of work, and most of their text: each piece is told, and Stop need not wait for it. */
const FILES_AT_ONCE = 20;
const CHARACTERS_AT_ONCE = 200_000;
/** A longer file is generated, or no source: it is left out with a sentence. */
const LONGEST_FILE = 1_000_000;
const TOO_LONG = `It was not looked at, as it is longer than ${LONGEST_FILE.toLocaleString('en-US')} characters.`;
/** Files that Python does not survive, or that take too long, before the others are left out. */
const MOST_FAULTS = 3;

/** What of the state an analysis depends on. */
export type AnalysedState = Pick<AppState, 'workspace' | 'detections' | 'helpers' | 'settings'>;

/** A file with what its analysis depends on. */
interface Task {
  file: WorkspaceFile;
  detections: readonly AnalysedDetection[];
  /** All but the texts: equal texts are equal inputs. */
  choices: string;
}

interface Known extends Task {
  shared: readonly WorkspaceFile[];
  analysis: FileAnalysis;
}

interface Tasks {
  tasks: readonly Task[];
  shared: readonly WorkspaceFile[];
}

/** Looks into the sources of detections, some files at a time; what has not changed since is not looked into again. */
export class SourceAnalysis {
  readonly #engine: Engine;
  #known = new Map<string, Known>();
  #shared: readonly WorkspaceFile[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Forgets what it knows: it is of another workspace. */
  forget(): void {
    this.#known.clear();
    this.#shared = [];
  }

  /**
   * The analysis of each detection's file, in order of their paths; null where `signal` ended it. `onDone` is told how many are done.
   * Rejects with EngineEnded where there is no Python.
   */
  async analyse(state: AnalysedState, signal: AbortSignal, onDone: (done: number, total: number) => void): Promise<readonly FileAnalysis[] | null> {
    const made = await inSlices(this.#tasksOf(state), signal);
    if (made === null) return null;
    const { tasks, shared } = made;
    const found = new Map<string, FileAnalysis>();
    const open: Task[] = [];
    for (const task of tasks) {
      const known = this.#known.get(task.file.path);
      if (known?.shared === shared && known.choices === task.choices && isSameFile(known.file, task.file)) found.set(task.file.path, known.analysis);
      else if (task.file.text.length > LONGEST_FILE) found.set(task.file.path, unreadOf(task.file, TOO_LONG));
      else open.push(task);
    }
    const take = (task: Task, analysis: FileAnalysis): void => {
      this.#known.set(task.file.path, { ...task, shared, analysis });
      found.set(task.file.path, analysis);
    };
    const queue = piecesOf(open);
    let faults = 0;
    for (let piece = queue.shift(); piece; piece = queue.shift()) {
      onDone(found.size, tasks.length);
      // Making the work of a piece is a task of its own.
      await nextTask();
      if (signal.aborted) return null;
      try {
        const analyses = new Map((await this.#engine.analyse(workOf(state, piece, shared))).map((one) => [one.path, one]));
        for (const task of piece) {
          const analysis = analyses.get(task.file.path);
          if (analysis) take(task, analysis);
        }
      } catch (error) {
        if (signal.aborted) return null;
        if (!(error instanceof WorkerFault)) throw error;
        const half = Math.ceil(piece.length / 2);
        const [only] = piece;
        if (piece.length > 1) queue.unshift(piece.slice(0, half), piece.slice(half));
        else if (only) take(only, unreadOf(only.file, error.message));
        if (piece.length === 1 && ++faults >= MOST_FAULTS) {
          for (const { file } of queue.splice(0).flat()) found.set(file.path, unreadOf(file, `It was not looked at, as looking into ${MOST_FAULTS} other files failed.`));
        }
      }
      if (signal.aborted) return null;
    }
    const paths = new Set(tasks.map(({ file }) => file.path));
    for (const path of this.#known.keys()) if (!paths.has(path)) this.#known.delete(path);
    return tasks.flatMap(({ file }) => found.get(file.path) ?? []);
  }

  *#tasksOf(state: AnalysedState): Slices<Tasks> {
    const { workspace, detections, helpers, settings } = state;
    const tests = new Map<string, { name: string; mocks: readonly string[] }[]>();
    for (const { test, detection } of yield* listTests({ detections, files: workspace.files })) {
      const own = tests.get(detection.id) ?? [];
      own.push({ name: test.name, mocks: test.mocks.map(({ objectName }) => objectName) });
      tests.set(detection.id, own);
    }
    const byPath = new Map<string, AnalysedDetection[]>();
    for (const { id, path, analysisType, logTypes, threshold, dedupPeriodMinutes } of detections) {
      byPath.set(path, [...(byPath.get(path) ?? []), { id, path, analysisType, logTypes, threshold, dedupPeriodMinutes, tests: tests.get(id) ?? [] }]);
    }
    yield;
    const choices = JSON.stringify([helpers, settingsOf(settings)]);
    const shared: WorkspaceFile[] = [];
    const tasks: Task[] = [];
    for (const file of workspace.files) {
      const own = byPath.get(file.path);
      if (own) tasks.push({ file, detections: own, choices: choices + JSON.stringify(own) });
      else if (endingOf(file.path) === '.py' && file.text.length <= LONGEST_FILE) shared.push(file);
      yield;
    }
    const isSame = shared.length === this.#shared.length && shared.every((file, index) => isSameFile(file, this.#shared[index]));
    if (!isSame) this.#shared = shared;
    return { tasks, shared: this.#shared };
  }
}

function settingsOf({ helpers, eventsInPutDictionary }: AppState['settings']): AnalysisWork['settings'] {
  return { helpers, eventsInPutDictionary };
}

function workOf({ helpers, settings }: AnalysedState, piece: readonly Task[], shared: readonly WorkspaceFile[]): AnalysisWork {
  const files = [...shared, ...piece.map(({ file }) => file)];
  return {
    sources: Object.fromEntries(files.map(({ path, text }) => [path, text])),
    detections: piece.flatMap((task) => task.detections),
    helpers: helpers.map(({ module, path }) => ({ module, path })),
    settings: settingsOf(settings),
    paths: piece.map(({ file }) => file.path),
  };
}

/** Files that are looked into at once. */
function piecesOf(tasks: readonly Task[]): Task[][] {
  const pieces: Task[][] = [];
  let characters = Infinity;
  for (const task of tasks) {
    const { length } = task.file.text;
    const last = pieces.at(-1);
    if (last === undefined || last.length >= FILES_AT_ONCE || characters + length > CHARACTERS_AT_ONCE) {
      pieces.push([task]);
      characters = length;
    } else {
      last.push(task);
      characters += length;
    }
  }
  return pieces;
}

function unreadOf({ path }: WorkspaceFile, text: string): FileAnalysis {
  return { path, findings: [], unread: [{ line: 0, text }], silenced: [] };
}
