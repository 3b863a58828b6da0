import type { EpochSeconds } from '../clock/clock-types';
import type { Item } from '../trace/item';
import type { RunSettings, TraceSegment } from '../trace/trace-types';
import type { DetectionSpec, HelperSpec } from '../workspace/workspace-types';

/** Everything a run depends on. The engine knows nothing else of the workspace. */
export interface RunPlan {
  settings: RunSettings;
  /** Enabled detections, in order of their ID. */
  detections: DetectionSpec[];
  helpers: HelperSpec[];
  /** Text of every Python file that `detections` and `helpers` name, by path. */
  sources: Record<string, string>;
  /** Enabled events in their order, each a JSON object's text. */
  events: string[];
  table: Item[];
  /** Where the clock stands before the run. */
  clock: EpochSeconds;
}

/** What the user changed by hand while a run was paused. */
export interface PausedChanges {
  /** Items set by hand (null: deleted), in order. */
  items: { key: string; item: Item | null }[];
  clock: EpochSeconds;
}

/** Page → engine. Each request is answered by exactly one reply with its id, or rejected when the worker ends. */
export type EngineRequest =
  | { id: number; type: 'start'; plan: RunPlan }
  /** Processes events up to and including number `until`. */
  | { id: number; type: 'continue'; until: number; changes: PausedChanges | null };

/** How far a run has come. */
export interface RunProgress {
  /** Whole events processed. */
  events: number;
  total: number;
  clock: EpochSeconds;
}

/** Engine → page. `report` comes unasked during a run; its entries belong to whole events only. */
export type EngineMessage =
  | { type: 'ready'; bootMilliseconds: number; boot: 'snapshot' | 'plain' }
  | { type: 'boot-failed'; message: string }
  | { type: 'report'; segment: TraceSegment; progress: RunProgress }
  | { type: 'reply'; id: number; progress: RunProgress }
  | { type: 'refused'; id: number; message: string };
