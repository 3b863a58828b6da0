import type { RunBeginning } from '../../engine/engine-client-types';
import type { PausedChanges, RunPlan, RunProgress } from '../../engine/engine-protocol';
import type { Trace } from '../../trace/trace';
import type { Workspace } from '../../workspace/workspace-types';
import type { Moment } from './history';
import type { RunInput } from './last-run';
import { counted, numeral } from './count-words';
import { RunResults } from './run-results';

/** A run that the engine can go on with: loading, running or paused. Its trace so far is the state's. */
export interface LiveRun {
  readonly plan: RunPlan;
  readonly results: RunResults;
  /** What it goes on from; null: it begins by itself. */
  readonly beginning: RunBeginning | null;
  /** What Undo goes back to. */
  readonly before: Moment;
  /** What it was given. */
  readonly input: RunInput;
  progress: RunProgress;
  /** The trace with what was reported and is not published yet; null where all of it is. */
  ahead: Trace | null;
  /** Entries of the trace whose results are in `results`. */
  read: number;
  /** False until its first report has replaced the trace that was there before. */
  begun: boolean;
  /** What was changed by hand since it was paused, for the engine to take over when it goes on. */
  changes: PausedChanges | null;
}

/** What Undo calls a run: by its size, or by where it went on from. */
export function runLabel({ plan, beginning }: Pick<LiveRun, 'plan' | 'beginning'>): string {
  return beginning === null ? `Run of ${counted(plan.events.length, 'event')}` : `Run continued after event ${numeral(beginning.events)}`;
}

/** A run before its first report. `workspace`: what the plan was made of. */
export function newRun(plan: RunPlan, before: Moment, workspace: Workspace, beginning: RunBeginning | null = null): LiveRun {
  return {
    plan,
    beginning,
    results: new RunResults(),
    before,
    input: { workspace, events: plan.events },
    progress: { events: beginning?.events ?? 0, total: plan.events.length, clock: beginning?.trace.clock ?? plan.clock },
    ahead: null,
    read: 0,
    begun: false,
    changes: null,
  };
}
