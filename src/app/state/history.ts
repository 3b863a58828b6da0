import type { WorkspaceFile } from '../../workspace/workspace-types';
import type { PausedChanges } from '../../engine/engine-protocol';
import type { Trace } from '../../trace/trace';
import type { AppState, RunState } from './app-state';
import type { LiveRun } from './live-run';

/** What a run and edits of the table change: going back to a moment takes them back. */
export interface Moment {
  state: Pick<AppState, 'trace' | 'run' | 'alerts' | 'runProblems' | 'handEdits' | 'runInput' | 'lastRun'>;
  startFrom: AppState['settings']['startFrom'];
  /** The run that was paused then, and what had been changed by hand in that pause. */
  live: LiveRun | null;
  changes: PausedChanges | null;
}

/** What an operation on files changes. Restoring it leaves all other files, and what was typed there, alone. */
export interface FilesMoment {
  /** Text by path; null: there is no such file. */
  texts: ReadonlyMap<string, string | null>;
  /** The same files as the objects that they were: what was read of them is known, however large they are. */
  files: readonly WorkspaceFile[];
  disabledPaths: readonly string[];
  openPaths: readonly string[];
  activePath: string | null;
}

/** A file that a rename took along: what is typed into it since goes back with it. */
export interface FileMove {
  /** Its path in the moment, and its path now; the same where only its Filename changed. */
  from: string;
  to: string;
  /** What a YAML says in its Filename at either place; null for other files. */
  filename: { from: string; to: string } | null;
}

/** How to get from the present to another moment. */
export type Step = { label: string } & (
  | { kind: 'session'; moment: Moment; isRun: boolean }
  /** `left`: the texts that the step left behind, by the paths of the moment. What differs now was typed since. */
  | { kind: 'files'; moment: FilesMoment; left: ReadonlyMap<string, string | null>; moves: readonly FileMove[] }
);
export type FilesStep = Extract<Step, { kind: 'files' }>;

/** How many steps can be taken back, and how much text of files and traces they may hold on to. */
const MAX_STEPS = 100;
const MAX_CHARACTERS = 100_000_000;

/** The steps that Undo and Redo go through, in this session. Typing is the editor's own undo and not in here. */
export class History {
  #past: Step[] = [];
  /** Characters that the steps hold on to; counted once, because a trace can be long. */
  readonly #weights = new WeakMap<Step, number>();
  #future: Step[] = [];

  /** Remembers how to take back what is about to happen; what had been undone can no longer be redone. */
  remember(step: Step): void {
    this.#past.push(step);
    this.#future = [];
    this.#forgetOldest();
  }

  /** Forgets all steps: they are about another workspace. */
  clear(): void {
    this.#past = [];
    this.#future = [];
  }

  /** The step that Undo takes back. */
  get newest(): Step | null {
    return this.#past.at(-1) ?? null;
  }

  /** Whether the step can still be taken back, once those after it are. */
  has(step: Step): boolean {
    return this.#past.includes(step);
  }

  /** Takes the newest step off the past (or, for `redo`, the future). */
  take(direction: 'undo' | 'redo'): Step | null {
    return (direction === 'undo' ? this.#past : this.#future).pop() ?? null;
  }

  /** Puts the way back from a step that was just taken. */
  putBack(direction: 'undo' | 'redo', step: Step): void {
    (direction === 'undo' ? this.#future : this.#past).push(step);
  }

  /** A paused run goes on: what was changed by hand in the pause is part of the run now, which is one step. */
  mergePause(live: LiveRun): void {
    this.#past = this.#past.filter((step) => step.kind === 'files' || step.isRun || step.moment.live !== live);
    this.#future = [];
  }

  /** Labels for the screen; none while a run is going on, which is undone only once it has ended. */
  labels(run: RunState): Pick<AppState, 'undoLabel' | 'redoLabel'> {
    if (run.kind === 'loading' || run.kind === 'running') return { undoLabel: null, redoLabel: null };
    return { undoLabel: this.#past.at(-1)?.label ?? null, redoLabel: this.#future.at(-1)?.label ?? null };
  }

  /** The newest step stays, however much it holds. */
  #forgetOldest(): void {
    let characters = this.#past.reduce((sum, step) => sum + this.#weight(step), 0);
    while (this.#past.length > 1 && (this.#past.length > MAX_STEPS || characters > MAX_CHARACTERS)) {
      const oldest = this.#past.shift();
      if (!oldest) return;
      characters -= this.#weight(oldest);
      if (oldest.kind === 'session') this.#letGo(oldest.moment.state.trace);
    }
  }

  /** A run that cannot be gone back to is none to compare with either, once one has gone back: its trace would be held on to. */
  #letGo(trace: Trace): void {
    for (const step of this.#past) {
      if (step.kind === 'session' && step.moment.state.lastRun?.trace === trace) step.moment.state = { ...step.moment.state, lastRun: null };
    }
  }

  #weight(step: Step): number {
    const known = this.#weights.get(step);
    if (known !== undefined) return known;
    const weight = heldCharacters(step);
    this.#weights.set(step, weight);
    return weight;
  }
}

/** Text that nothing but the step holds on to: an edit of the table shares the trace that it was appended to. */
function heldCharacters(step: Step): number {
  if (step.kind === 'files') return [...step.moment.texts.values()].reduce((sum, text) => sum + (text?.length ?? 0), 0);
  if (!step.isRun) return 0;
  return step.moment.state.trace.segments.reduce((sum, { text }) => sum + text.length, 0);
}
