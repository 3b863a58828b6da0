import * as v from 'valibot';
import { SWEEPERS } from '../clock/clock-types';

/** Version of the record shapes below. A record of another version is not understood and is kept aside. */
export const RECORD_VERSION = 1;

/** Where the parts of the state are kept. Files and chunks of the trace have a record each. */
export const KEYS = { workspace: 'workspace', settings: 'settings', screen: 'screen', theme: 'theme', trace: 'trace' } as const;
export const FILE_PREFIX = 'file/';
export const SET_ASIDE_PREFIX = 'set-aside/';
const CHUNK_PREFIX = 'trace/';

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

export const workspaceRecord = v.object({ version, name: v.string(), disabledPaths: v.array(v.string()) });

export const fileRecord = v.object({ version, text: v.string() });

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
  }),
});

export const screenRecord = v.object({
  version,
  screen: v.object({
    openPaths: v.array(v.string()),
    activePath: v.nullable(v.string()),
    leftTab: v.picklist(['Cache', 'Events']),
    bottomTab: v.picklist(['Trace', 'Alerts', 'Output']),
  }),
});

export const themeRecord = v.object({ version, theme: v.picklist(['system', 'light', 'dark']) });

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
