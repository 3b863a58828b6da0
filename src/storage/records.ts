import * as v from 'valibot';
import { ARRIVALS, PROCESSING_TIMES, SWEEPERS } from '../clock/clock-types';
import { DEFAULT_SETTINGS } from '../trace/default-settings';

/** Version of the layout below. A record of another version is not understood and is kept aside. */
export const RECORD_VERSION = 2;

/** Record of the app: theme, and which workspace was used last. */
export const APP_KEY = 'app';
export const SET_ASIDE_PREFIX = 'set-aside/';
const WORKSPACE_PREFIX = 'w/';

/** Keys of a workspace's records, below its prefix. Files and chunks of the trace have a record each. */
export const KEYS = { head: 'head', settings: 'settings', screen: 'screen', trace: 'trace', imported: 'imported', parting: 'last-changes' } as const;
export const FILE_PREFIX = 'file/';
const CHUNK_PREFIX = 'trace/';

/** What the keys of all records of a workspace begin with. IDs have no slash. */
export function prefixOf(id: string): string {
  return `${WORKSPACE_PREFIX}${id}/`;
}

/** The ID of the workspace that a record belongs to; null: to none. */
export function workspaceOf(key: string): string | null {
  return /^w\/([^/]+)\//.exec(key)?.[1] ?? null;
}

/** The key of chunk number `index` of the trace, from 0. */
export function chunkKey(index: number): string {
  return `${CHUNK_PREFIX}${String(index).padStart(6, '0')}`;
}

export function isChunkKey(key: string): boolean {
  return key.startsWith(CHUNK_PREFIX);
}

const version = v.literal(RECORD_VERSION);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());

export const appRecord = v.object({
  version,
  theme: v.nullable(v.picklist(['system', 'light', 'dark'])),
  lastWorkspace: v.nullable(v.string()),
});

/**
 * The head of a workspace, written with each of its batches. `generation` names the batch: a page that finds another one
 * than it wrote last knows that another page has written. Times are real, in epoch milliseconds; files and bytes are for
 * the list of workspaces.
 */
export const headRecord = v.object({
  version,
  name: v.string(),
  disabledPaths: v.array(v.string()),
  createdAt: finite,
  changedAt: finite,
  deletedAt: v.nullable(finite),
  files: count,
  bytes: v.pipe(finite, v.minValue(0)),
  generation: v.string(),
});
export type Head = v.InferOutput<typeof headRecord>;

export const fileRecord = v.object({ version, text: v.string() });

/** What imports brought: a path, and marks of its texts. Earlier pages had no such record. */
export const importedRecord = v.object({ version, imported: v.array(v.tuple([v.string(), v.array(v.string())])) });

export const settingsRecord = v.object({
  version,
  settings: v.object({
    startFrom: v.picklist(['empty table', 'this table']),
    sweeper: v.picklist(SWEEPERS),
    sweeperDelayHours: v.pipe(finite, v.minValue(0)),
    helpers: v.picklist(['1.0.2', '0.4.0']),
    eventsInPutDictionary: v.picklist(['as documented', 'as 1.0.2']),
    seed: finite,
    processingDelaySeconds: finite,
    // Settings that earlier pages did not have.
    processingTime: v.optional(v.picklist(PROCESSING_TIMES), DEFAULT_SETTINGS.processingTime),
    processedAt: v.optional(v.nullable(finite), DEFAULT_SETTINGS.processedAt),
    eventsArrive: v.optional(v.picklist(ARRIVALS), DEFAULT_SETTINGS.eventsArrive),
    longestDelaySeconds: v.optional(v.pipe(finite, v.minValue(0)), DEFAULT_SETTINGS.longestDelaySeconds),
    knownDestinations: v.exactOptional(v.array(v.string())),
  }),
});

export const screenRecord = v.object({
  version,
  screen: v.object({
    openPaths: v.array(v.string()),
    activePath: v.nullable(v.string()),
    leftTab: v.picklist(['Cache', 'Events', 'Lessons']),
    // A tab that only another version has is no reason to lose the rest.
    bottomTab: v.fallback(v.picklist(['Trace', 'Alerts', 'Timeline', 'Pitfalls', 'Output', 'Tests']), 'Trace'),
  }),
});

/** Head of the trace: how many chunk records belong to it, and how the run that made it ended. */
export const traceRecord = v.object({
  version,
  chunks: count,
  run: v.variant('kind', [
    v.object({ kind: v.literal('idle') }),
    v.object({ kind: v.literal('stopped'), events: count, total: count }),
    v.object({ kind: v.literal('done'), events: count, alerts: count, errors: count }),
  ]),
});

/** Segments one after another; each is checked by the trace's own `checkSegment`. */
export const chunkRecord = v.object({ version, segments: v.array(v.unknown()) });

/**
 * The last changes of a page that was left (parting.ts): puts and deletes below the workspace's prefix, for a workspace at
 * one of these generations (null: not stored yet).
 */
export const partingRecord = v.object({
  version,
  bases: v.array(v.nullable(v.string())),
  puts: v.map(v.string(), v.unknown()),
  deletes: v.array(v.string()),
});

/** Whether a record was written by a newer version of the app. */
export function isNewer(record: unknown): boolean {
  const parsed = v.safeParse(v.looseObject({ version: v.number() }), record);
  return parsed.success && parsed.output.version > RECORD_VERSION;
}
