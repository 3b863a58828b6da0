import type { RunBeginning } from '../../engine/engine-client-types';
import type { PausedChanges, RunPlan, RunProgress } from '../../engine/engine-protocol';
import type { TraceSegment } from '../../trace/trace-types';
import type { Moment } from './history';
import { RunResults } from './run-results';

/** A run that the engine can go on with: loading, running or paused. Its trace so far is the state's. */
export interface LiveRun {
  readonly plan: RunPlan;
  readonly results: RunResults;
  /** What it goes on from; null: it begins by itself. */
  readonly beginning: RunBeginning | null;
  /** What Undo goes back to. */
  readonly before: Moment;
  progress: RunProgress;
  /** Reported, not published yet. */
  pending: TraceSegment[];
  /** False until its first report has replaced the trace that was there before. */
  begun: boolean;
  /** What was changed by hand since it was paused, for the engine to take over when it goes on. */
  changes: PausedChanges | null;
}

/** A run before its first report. */
export function newRun(plan: RunPlan, before: Moment, beginning: RunBeginning | null = null): LiveRun {
  return {
    plan,
    beginning,
    results: new RunResults(),
    before,
    progress: { events: beginning?.events ?? 0, total: plan.events.length, clock: beginning?.trace.clock ?? plan.clock },
    pending: [],
    begun: false,
    changes: null,
  };
}
