import type { Trace } from '../trace/trace';
import type { TraceSegment } from '../trace/trace-types';
import type { ReachedLines } from '../unit-tests/reached-lines';
import type { TestOutcome, TestPlan } from './test-pool-types';
import type { AnalysisWork, FileAnalysis } from '../pitfalls/finding-types';
import type { PausedChanges, RunPlan, RunProgress, Step } from './engine-protocol';

/** Whether Python can be used. `failed` carries a sentence for the user. */
export type EngineState =
  | { kind: 'starting' }
  | { kind: 'ready'; bootMilliseconds: number; boot: 'snapshot' | 'plain' }
  | { kind: 'failed'; message: string };

/**
 * Why a run ended before it answered: by Stop (or a new run), by itself, because it hangs wherever it is taken up again, or
 * because the engine will not go on, for instance as its trace became too large.
 */
export type EngineEndReason = 'stopped' | 'crashed' | 'too long' | 'refused';

/** What a run waits for. */
export interface Wait {
  /** The call that is going on, where that is known for sure. */
  doing: Step | null;
  /** Seconds since the last sign of it. */
  seconds: number;
  /** Seconds after which it is ended. */
  limit: number;
}

/** What another run has done before this one goes on: its trace up to the end of event number `events`. */
export interface RunBeginning {
  trace: Trace;
  events: number;
}

/** How a plan is run beside the page's own run. */
export interface AsideOptions {
  /** Told with each report how far it is. */
  onProgress?: (progress: RunProgress) => void;
  /** Ends it with the event of the first error: a rule that hangs at each event costs the patience for one. */
  untilError?: boolean;
}

/** The page's handle on the sandboxed engine. Implemented in engine-client.ts. */
export interface Engine {
  readonly state: EngineState;
  /** The call of a detection that is going on; null where none is, or it is not known for sure. */
  readonly doing: Step | null;
  /** How long the run has given no sign; null where no detection is at work. */
  readonly wait: Wait | null;
  subscribe(listener: (state: EngineState) => void): () => void;
  /**
   * Begins a run on a fresh worker: loads the modules, takes the starting table, processes no event. Ends any paused run.
   * `onReport` gets the trace in the order it happened, whole events only. With a `beginning` the run goes on behind it: its modules
   * are loaded again without a trace of that, and the events of the plan that it has done are passed over.
   */
  start(plan: RunPlan, onReport: (segment: TraceSegment, progress: RunProgress) => void, beginning?: RunBeginning | null): Promise<RunProgress>;
  /**
   * Processes events up to and including number `until`. Resolves after the last report of that stretch. A call of a
   * detection that takes too long, or that Python does not survive, is left out, and the run goes on.
   */
  continue(until: number, changes: PausedChanges | null): Promise<RunProgress>;
  /**
   * Runs unit tests, in workers beside that of a run. `onTested` gets each outcome as soon as it is there. Ends tests that are going
   * on. Rejects with EngineEnded. Where the plan asks for lines, `onLoaded` gets those that were reached while modules were loaded.
   */
  test(plan: TestPlan, onTested: (outcome: TestOutcome) => void, onLoaded: (lines: ReachedLines) => void): Promise<void>;
  /** Unit tests of many detections will come soon: workers for them boot meanwhile. */
  expectTests(): void;
  /** Ends the tests that are going on at once. Without any: nothing. */
  stopTests(): void;
  /** Runs a plan to its end beside whatever else goes on, in a worker of its own. Rejects with EngineEnded, also where `signal` ends it. */
  runAside(plan: RunPlan, signal: AbortSignal, options?: AsideOptions): Promise<Trace>;
  /**
   * Looks for pitfalls in sources, in a worker that never runs a detection; one piece of work after the other. Rejects with EngineEnded: a
   * WorkerFault where this work took too long or ended Python, after which another one may do better.
   */
  analyse(work: AnalysisWork): Promise<readonly FileAnalysis[]>;
  /** Ends the analysis that is going on at once. Without any: nothing. */
  stopAnalysis(): void;
  /** Ends the run's worker at once; pending promises reject with EngineEnded at once. Without a run: nothing. */
  stop(): void;
}
