import { LAST_MOMENT, type EpochSeconds } from '../clock/clock-types';
import type { Item } from '../trace/item';
import { checkSegment } from '../trace/segment';
import type { PythonError, RunSettings, TraceSegment } from '../trace/trace-types';
import type { DataModelSpec, DetectionSpec, HelperSpec, LibrarySpec } from '../workspace/workspace-types';
import type { AnalyseRequest } from './analysis-protocol';
import type { TestRequest, TestsAck } from './test-protocol';

/** Everything a run depends on. The engine knows nothing else of the workspace. */
export interface RunPlan {
  settings: RunSettings;
  /** Enabled detections, in order of their ID. */
  detections: DetectionSpec[];
  helpers: HelperSpec[];
  /** Enabled data models; absent: none. */
  dataModels?: DataModelSpec[];
  /** Python packages that the workspace brings; absent: none. */
  libraries?: LibrarySpec[];
  /** Text of every Python file that `detections`, `helpers` and `dataModels` name, by path. */
  sources: Record<string, string>;
  /** Enabled events in the order in which they come in, each a JSON object's text. */
  events: string[];
  /** Seconds by which each of them comes after its time; absent: none of them is late. */
  late?: Float64Array;
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

/** One call of a detection: on an event (from 1), or the execution of its module (event 0). */
export interface Step {
  event: number;
  /** Number of the detection in the plan, from 0. */
  detection: number;
}

/** What takes the place of a detection's result where its call was ended. */
export interface Skip extends Step {
  /** Whether it takes no part from there on, because its module is not to be executed any more. */
  forGood: boolean;
  error: PythonError;
}

/** Where a fresh worker takes over a run that another one could not go on with. */
export interface RunResume {
  /** The table, the clock and the whole events at the last report. */
  table: Item[];
  clock: EpochSeconds;
  events: number;
  /** Time of the last sweep; null before the first. */
  swept: EpochSeconds | null;
  /** Whether the results of loading the modules were reported. */
  loaded: boolean;
  /** IDs of detections whose module could not be loaded then. */
  failed: string[];
  skips: Skip[];
}

/** Page → engine. Each request is answered by exactly one reply with its id, or rejected when the worker ends. */
export type EngineRequest =
  | { id: number; type: 'start'; plan: RunPlan; resume: RunResume | null }
  /** Processes events up to and including number `until`. */
  | { id: number; type: 'continue'; until: number; changes: PausedChanges | null };

/**
 * Page → engine, without a reply: events of the plan that is about to come, before those that it has itself. Handing over a message
 * holds the page up for as long as it is large, so those of a large plan come some at a time.
 */
export interface EngineEvents {
  type: 'events';
  events: string[];
}

/** Page → engine, without a reply: so many reports of the worker were taken in. */
export interface EngineAck {
  type: 'ack';
  reports: number;
}

/** Whatever the page sends to the engine. */
export type PageMessage = EngineRequest | EngineEvents | EngineAck | TestRequest | TestsAck | AnalyseRequest;

/** How far a run has come. */
export interface RunProgress {
  /** Whole events processed. */
  events: number;
  total: number;
  clock: EpochSeconds;
}

/**
 * Engine → page. `report` comes unasked during a run; its entries belong to whole events only. A `step` says which call is
 * next: before every one in a worker's first events, later now and then. On the wire it is its number alone. `crashed`: Python
 * cannot be used any more, and what it was in, where that is known.
 */
export type EngineMessage =
  | { type: 'ready'; bootMilliseconds: number; boot: 'snapshot' | 'plain' }
  | { type: 'boot-failed'; message: string }
  | { type: 'step'; number: number }
  | { type: 'report'; segment: TraceSegment; progress: RunProgress }
  | { type: 'crashed'; step: number | null; message: string }
  | { type: 'reply'; id: number; progress: RunProgress }
  | { type: 'refused'; id: number; message: string };

/** Events at the beginning of each worker's work that are reported one by one, with every call named before it begins. */
export const EAGER_EVENTS = 100;

/** A step as a number: they grow in the order in which calls are made. */
export function stepNumber({ event, detection }: Step, detections: number): number {
  return event * detections + detection;
}

/** The step of a number. `detections`: how many the plan has, at least one. */
export function stepOf(number: number, detections: number): Step {
  return { event: Math.floor(number / detections), detection: number % detections };
}

/**
 * Reads a request at the engine's door. The page is trusted by the engine (it made it), so only the shape that the
 * engine relies on is checked; throws on anything else.
 */
export function readEngineRequest(value: unknown): PageMessage {
  const types: readonly unknown[] = ['start', 'continue', 'events', 'ack', 'tests', 'tests-ack', 'analyse'] satisfies PageMessage['type'][];
  if (typeof value === 'object' && value !== null && 'type' in value && types.includes(value.type)) return value as PageMessage;
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
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0) throw new TypeError('The engine sent a step that makes no sense.');
    return { type: 'step', number: value };
  }
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
    case 'crashed': {
      const { step } = value;
      if (typeof message !== 'string' || (step !== null && !(Number.isSafeInteger(step) && (step as number) >= 0))) break;
      return { type, step: step as number | null, message };
    }
    case 'reply':
      if (!Number.isSafeInteger(id)) break;
      return { type, id: id as number, progress: readProgress(value['progress']) };
    case 'refused':
      if (!Number.isSafeInteger(id) || typeof message !== 'string') break;
      return { type, id: id as number, message };
  }
  throw new TypeError('The engine sent a message of an unknown shape.');
}
