import type { Arrival, EpochSeconds, ProcessingTime, Sweeper } from '../clock/clock-types';
import type { Item, JsonObject, JsonValue } from './item';

/** The settings a run is made with; together with files, events and the starting table they determine its trace. */
export interface RunSettings {
  /** Whether the run began with an empty table or with the one that the grid showed. */
  startFrom: 'empty table' | 'this table';
  sweeper: Sweeper;
  /** Hours between expiry and deletion, for the sweeper `after a delay`. */
  sweeperDelayHours: number;
  /** Version of panther_detection_helpers. */
  helpers: '1.0.2' | '0.4.0';
  /** What put_dictionary does with an event: store it (documentation) or raise ValueError (version 1.0.2). */
  eventsInPutDictionary: 'as documented' | 'as 1.0.2';
  /** Seeds `random`, `os.urandom`, uuid4 and the sweeper. */
  seed: number;
  /** Seconds added to p_event_time to get the processing time. */
  processingDelaySeconds: number;
  processingTime: ProcessingTime;
  /**
   * The moment of all events: with the processing time `fixed` as the user chose it (null: where the clock stood), with `real`
   * in the settings of a trace as it was read when the run was started.
   */
  processedAt: EpochSeconds | null;
  eventsArrive: Arrival;
  /** Most seconds that an event comes after its time, where events arrive late. */
  longestDelaySeconds: number;
  /** Names of the destinations that there are, MOST_DESTINATIONS at most: each other one that a detection gives is an error. Where none is known, each is taken. */
  knownDestinations?: readonly string[];
}

export const OPERATIONS = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Scan', 'Query', 'DescribeTable'] as const;
/** A DynamoDB API operation; one that the table does not offer is recorded too, under `other`. */
export type Operation = (typeof OPERATIONS)[number] | 'other';

/** An exception that user code raised, as far as the trace needs it. */
export interface PythonError {
  /** The function that raised: `rule`, `title` …; `import` when the module could not be loaded. */
  function: string;
  /** Class name, e.g. `NameError`. */
  type: string;
  message: string;
  /** What Python's `repr` says of the exception; where a stored trace lacks it, `type(message)`. */
  repr: string;
  /** Workspace path and 1-based line of the innermost frame in a user's file; null where there is none. */
  file: string | null;
  line: number | null;
  /** The traceback as Python prints it, without frames of our own. */
  traceback: string;
}

/** What a matching detection said about its alert (batch mode: defaults and limits applied). */
export interface AlertFields {
  title: string;
  dedup: string;
  severity: string;
  description: string;
  reference: string;
  runbook: string;
  /** null: not defined, the detection's routing applies. */
  destinations: string[] | null;
  context: JsonObject;
  /** Only of a detection that defines `unique`: of its values a window counts distinct ones. null: none, or it failed. */
  unique?: string | null;
  /** Auxiliary functions that raised or returned a wrong type; in batch mode the vendor swallows these. */
  problems: PythonError[];
}

/** What one detection did with one event. */
export interface DetectionResult {
  /** What `rule` returned; null when it raised or returned no bool, and for what a module did while it was loaded. */
  output: boolean | null;
  /** null too for a module that printed something while it was loaded. */
  error: PythonError | null;
  /** Present when the detection matched. */
  alert: AlertFields | null;
  /** What the detection printed (stdout and stderr, in order). */
  stdout: string;
}

/** A DynamoDB error: its short name (e.g. `ConditionalCheckFailedException`) and message. */
export interface TableError {
  type: string;
  message: string;
}

export const EVENT_TIMES = ['event', 'clock is later', 'missing', 'unreadable', 'fixed'] as const;
/**
 * How an event moved the clock: taken from it; not later than the clock; no time; a time that Panther reads as 0; not at all,
 * as the run has one moment for all events.
 */
export type EventTime = (typeof EVENT_TIMES)[number];

interface EntryBase {
  /** Position in the trace, from 0. */
  seq: number;
  at: EpochSeconds;
}
/** What a reader of the trace has to know of a detection that took part in the run. */
export interface TracedDetection {
  id: string;
  /** Path of its Python file. */
  path: string;
  displayName: string;
  /** Length of the alert window, fixed from the first match. */
  dedupPeriodMinutes: number;
  /** Matches of one dedup string within a window that make an alert. */
  threshold: number;
}
export interface StartEntry extends EntryBase {
  kind: 'start';
  table: Item[];
  settings: RunSettings;
  detections: TracedDetection[];
}
export interface EventEntry extends EntryBase {
  kind: 'event';
  /** 1-based number of the event in this run. */
  event: number;
  time: EventTime;
  /** As `trace.jsonl` has it, exactly as in the run's events; parsed, large numbers are rounded and names reordered. */
  data: JsonValue;
}
export interface RequestEntry extends EntryBase {
  kind: 'request';
  /** 0 while modules are loaded, before the first event. */
  event: number;
  /** ID of the detection. */
  detection: string;
  /** Workspace path of the innermost user frame, and its 1-based line; '' and 0 when unknown. */
  file: string;
  line: number;
  /** The caching helper that user code called, e.g. `evaluate_threshold`; null for a request made with boto3 itself. */
  helper: string | null;
  operation: Operation;
  /** null for requests without one key (Scan) or with an invalid one. */
  key: string | null;
  /** The request body as sent: DynamoDB JSON. */
  request: JsonValue;
  response?: JsonValue;
  error?: TableError;
  /** The item before and after; null where there is none. Equal for reads. */
  before: Item | null;
  after: Item | null;
  /** Consumed capacity units. */
  units: number;
}
export interface ResultEntry extends EntryBase, DetectionResult {
  kind: 'result';
  /** 0 for a module that could not be loaded (with its error) or printed while it was loaded (without one). */
  event: number;
  detection: string;
}
export interface DeleteEntry extends EntryBase {
  kind: 'delete';
  key: string;
  /** `sweeper`: the expired item was deleted by the table itself. `reset`: Reset cache. */
  by: 'sweeper' | 'reset';
  before: Item | null;
}
export interface EditEntry extends EntryBase {
  kind: 'edit';
  key: string;
  by: 'hand' | 'import';
  before: Item | null;
  after: Item | null;
}
export interface ClockEntry extends EntryBase {
  kind: 'clock';
  from: EpochSeconds;
  /** `hand`: moved by the user; `sleep`: time.sleep in a detection. */
  by: 'hand' | 'sleep';
}
/** One entry of the trace, as `trace.jsonl` has it. */
export type TraceEntry = StartEntry | EventEntry | RequestEntry | ResultEntry | DeleteEntry | EditEntry | ClockEntry;

/**
 * An entry as it is kept: without what can be computed from the rest (sequence number, item before and after, response).
 * `delta` is the change of the item, see item-delta.ts; null where nothing changed.
 */
export type StoredEntry =
  | Omit<StartEntry, 'seq'>
  | (Omit<EventEntry, 'seq'> & {
      /** The exact JSON text of `data`, which detections saw; entries that are read have it. Absent: that of `data`. */
      dataText?: string;
    })
  | (Omit<RequestEntry, 'seq' | 'response' | 'before' | 'after' | 'request'> & { body: string; delta: ItemDelta | null })
  | Omit<ResultEntry, 'seq'>
  | Omit<DeleteEntry, 'seq' | 'before'>
  | (Omit<EditEntry, 'seq' | 'before' | 'after'> & { delta: ItemDelta | null })
  | Omit<ClockEntry, 'seq'>;

/**
 * The change from one state of an item to the next: `delete` (there is no item any more), or attributes set, removed,
 * and members added to or dropped from sets. Made and applied by item-delta.ts.
 */
export type ItemDelta =
  | 'delete'
  | {
      set?: Record<string, Item[string]>;
      remove?: string[];
      add?: Record<string, string[]>;
      drop?: Record<string, string[]>;
    };

/**
 * A stretch of the trace in columns. All columns have `count` elements. Those of text hold numbers of texts (−1: none), so that
 * keys, detections and repeated bodies are kept once. The texts follow one another in `text`: thousands of small ones would cost
 * the garbage collector of the page, and whoever copies the segment, far more than one. Can be posted and stored as it is.
 */
export interface TraceSegment {
  count: number;
  kind: Uint8Array;
  at: Float64Array;
  /** Event number; for `clock` entries unused. */
  event: Int32Array;
  detection: Int32Array;
  file: Int32Array;
  line: Int32Array;
  helper: Int32Array;
  operation: Uint8Array;
  key: Int32Array;
  /**
   * JSON text: starting table and settings, event and its time, request body, result, and the smaller rest. Events and
   * results are one line, in the exact text that went into Python and came out of it.
   */
  body: Int32Array;
  /** JSON text of an ItemDelta. */
  delta: Int32Array;
  /** JSON text of a TableError. */
  error: Int32Array;
  units: Float32Array;
  text: string;
  /** Where in `text` each one ends, which is where the next one begins. */
  ends: Int32Array;
}
