import type { TraceSegment } from '../trace/trace-types';
import type { PausedChanges, RunPlan, RunProgress } from './engine-protocol';

/** Whether Python can be used. `failed` carries a sentence for the user. */
export type EngineState =
  | { kind: 'starting' }
  | { kind: 'ready'; bootMilliseconds: number; boot: 'snapshot' | 'plain' }
  | { kind: 'failed'; message: string };

/** Why a worker ended before it answered: by Stop (or a new run), or by itself. */
export type EngineEndReason = 'stopped' | 'crashed';

/** The page's handle on the sandboxed engine. Implemented in engine-client.ts. */
export interface Engine {
  readonly state: EngineState;
  subscribe(listener: (state: EngineState) => void): () => void;
  /**
   * Begins a run on a fresh worker: loads the modules, takes the starting table, processes no event. Ends any paused run.
   * `onReport` gets the trace in the order it happened, whole events only.
   */
  start(plan: RunPlan, onReport: (segment: TraceSegment, progress: RunProgress) => void): Promise<RunProgress>;
  /** Processes events up to and including number `until`. Resolves after the last report of that stretch. */
  continue(until: number, changes: PausedChanges | null): Promise<RunProgress>;
  /** Ends the run's worker at once; pending promises reject with EngineEnded. Without a run: nothing. */
  stop(): void;
}
