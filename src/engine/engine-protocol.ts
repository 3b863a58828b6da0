import { LAST_MOMENT, type EpochSeconds } from '../clock/clock-types';
import type { Item } from '../trace/item';
import { checkSegment } from '../trace/segment';
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

/**
 * Reads a request at the engine's door. The page is trusted by the engine (it made it), so only the shape that the
 * engine relies on is checked; throws on anything else.
 */
export function readEngineRequest(value: unknown): EngineRequest {
  if (typeof value === 'object' && value !== null && 'type' in value && (value.type === 'start' || value.type === 'continue')) {
    return value as EngineRequest;
  }
  throw new TypeError('Not a request to the engine.');
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function readProgress(value: unknown): RunProgress {
  if (isRecord(value)) {
    const { events, total, clock } = value;
    const counts = Number.isSafeInteger(events) && Number.isSafeInteger(total) && (events as number) >= 0 && (events as number) <= (total as number);
    if (counts && typeof clock === 'number' && Math.abs(clock) <= LAST_MOMENT) return { events: events as number, total: total as number, clock };
  }
  throw new TypeError('The engine sent a progress that makes no sense.');
}

/**
 * Reads a message from the sandbox. User code runs there, so nothing in it is believed: whatever is not exactly of the
 * protocol's shape throws.
 */
export function readEngineMessage(value: unknown): EngineMessage {
  if (!isRecord(value)) throw new TypeError('The engine sent something that is no message.');
  const { type, id, message, bootMilliseconds, boot } = value;
  switch (type) {
    case 'ready':
      if (typeof bootMilliseconds !== 'number' || (boot !== 'snapshot' && boot !== 'plain')) break;
      return { type, bootMilliseconds, boot };
    case 'boot-failed':
      if (typeof message !== 'string') break;
      return { type, message };
    case 'report':
      return { type, segment: checkSegment(value['segment']), progress: readProgress(value['progress']) };
    case 'reply':
      if (!Number.isSafeInteger(id)) break;
      return { type, id: id as number, progress: readProgress(value['progress']) };
    case 'refused':
      if (!Number.isSafeInteger(id) || typeof message !== 'string') break;
      return { type, id: id as number, message };
  }
  throw new TypeError('The engine sent a message of an unknown shape.');
}
