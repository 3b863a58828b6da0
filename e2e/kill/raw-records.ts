import type { Page } from '@playwright/test';
import { foldSegments } from './raw-trace';
import type { Space, World } from './world';
import { FIRST_SETTINGS } from './world';

/** The key of a record of a workspace: its ID and the part. */
const WORKSPACE_KEY = /^w\/([^/]+)\/(.+)$/s;

type Fields = Readonly<Record<string, unknown>>;
/** Records by key, as they lie in the database; typed arrays as plain ones, maps as lists of pairs. */
export type Records = ReadonlyMap<string, unknown>;

/** What the records hold, and in what they contradict each other. */
export interface Stored {
  world: World;
  problems: string[];
  /** Entries of the trace of each workspace, by name. */
  traces: ReadonlyMap<string, number>;
  /** The workspace that the app opens: the one used last or, where that is deleted, the one that was changed last; null: none. */
  opens: string | null;
}

/** Reads all records. The page is of the site's origin; the app need not (and after a kill does not) run in it. */
export async function readRecords(page: Page): Promise<Records> {
  const entries = await page.evaluate(async () => {
    const opening = indexedDB.open('recall');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error(String(opening.error)));
    });
    const found: [string, unknown][] = [];
    if (database.objectStoreNames.contains('records')) {
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction('records');
        const cursor = transaction.objectStore('records').openCursor();
        cursor.onsuccess = () => {
          if (!cursor.result) return;
          found.push([String(cursor.result.key), cursor.result.value]);
          cursor.result.continue();
        };
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(new Error(String(transaction.error)));
      });
    }
    database.close();
    // As text: a run has tens of thousands of numbers, which the protocol would wrap one by one.
    return JSON.stringify(found, (_name, value: unknown) => {
      if (value instanceof Map) return [...value];
      return ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value;
    });
  });
  return new Map(JSON.parse(entries) as [string, unknown][]);
}

/** Writes records into an empty database, as a page of version 1 did. */
export async function writeRecords(page: Page, records: readonly (readonly [string, unknown])[]): Promise<void> {
  await page.evaluate(async (all) => {
    sessionStorage.clear();
    localStorage.clear();
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('recall');
      deleting.onsuccess = () => resolve();
      deleting.onerror = () => reject(new Error(String(deleting.error)));
    });
    const opening = indexedDB.open('recall');
    opening.onupgradeneeded = () => void opening.result.createObjectStore('records');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error(String(opening.error)));
    });
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('records', 'readwrite');
      for (const [key, value] of all) transaction.objectStore('records').put(value, key);
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(new Error(String(transaction.error)));
    });
    database.close();
  }, records);
}

/** What the records say, read without the app's code. */
export function readStored(records: Records): Stored {
  const problems: string[] = [];
  const traces = new Map<string, number>();
  const spaces: Record<string, Space> = {};
  const names = new Map<string, string>();
  const changed = new Map<string, number>();
  for (const [id, stored] of workspaceParts(records, problems)) {
    const parts = withLastChanges(stored);
    const head = parts.get('head');
    if (!isFields(head) || typeof head['name'] !== 'string') {
      problems.push(`workspace ${id} has records (${[...parts.keys()].join(', ')}) but no head`);
      continue;
    }
    const name = head['name'];
    if (spaces[name]) problems.push(`two workspaces are called ${name}`);
    names.set(id, name);
    const { space, entries } = readSpace(name, head, parts, problems);
    spaces[name] = space;
    traces.set(name, entries);
    changed.set(name, Number(head['changedAt'] ?? 0));
  }
  const app = records.get('app');
  const theme = isFields(app) ? app['theme'] : isFields(records.get('theme')) ? (records.get('theme') as Fields)['theme'] : 'system';
  const last = isFields(app) ? app['lastWorkspace'] : null;
  if (typeof last === 'string' && !names.has(last)) problems.push(`the workspace used last, ${last}, is not there`);
  const shown = typeof last === 'string' ? (names.get(last) ?? null) : null;
  const newest = [...changed].filter(([name]) => spaces[name]?.deleted === false).sort(([, x], [, y]) => y - x)[0]?.[0] ?? null;
  const opens = shown !== null && spaces[shown]?.deleted === false ? shown : newest;
  return { world: { theme: String(theme), shown, spaces }, problems, traces, opens };
}

/** Records by workspace, without what stands before the names of their parts. Version 1 had one workspace, without an ID. */
function workspaceParts(records: Records, problems: string[]): Map<string, Map<string, unknown>> {
  const workspaces = new Map<string, Map<string, unknown>>();
  const versions = new Set<string>();
  for (const [key, value] of records) {
    if (key === 'app' || key === 'theme') continue;
    if (key.startsWith('set-aside/')) {
      problems.push(`${key} was set aside as damaged`);
      continue;
    }
    const [, id = 'version 1', part = key === 'workspace' ? 'head' : key] = WORKSPACE_KEY.exec(key) ?? [];
    versions.add(id === 'version 1' ? '1' : '2');
    const parts = workspaces.get(id) ?? new Map<string, unknown>();
    workspaces.set(id, parts.set(part, value));
  }
  if (versions.size > 1) problems.push('records of version 1 lie beside those of version 2');
  return workspaces;
}

/**
 * What a page that was left handed over in one record of its own: it counts where it belongs to the stored generation, and
 * is out of date otherwise.
 */
function withLastChanges(stored: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const { 'last-changes': last, ...rest } = Object.fromEntries(stored);
  if (!isFields(last)) return stored;
  const head = rest['head'];
  const generation = isFields(head) ? head['generation'] : null;
  const { bases, puts, deletes } = last as unknown as { bases: unknown[]; puts: [string, unknown][]; deletes: string[] };
  const parts = new Map(Object.entries(rest));
  if (!bases.includes(generation)) return parts;
  for (const key of deletes) parts.delete(key);
  for (const [key, value] of puts) parts.set(key, value);
  return parts;
}

function readSpace(name: string, head: Fields, parts: ReadonlyMap<string, unknown>, problems: string[]): { space: Space; entries: number } {
  const files: Record<string, string> = {};
  const segments: unknown[] = [];
  let chunks = 0;
  for (const key of [...parts.keys()].sort()) {
    const value = parts.get(key);
    if (key.startsWith('file/') && isFields(value)) files[key.slice('file/'.length)] = String(value['text']);
    else if (key.startsWith('trace/') && isFields(value) && Array.isArray(value['segments'])) {
      if (key !== `trace/${String(chunks).padStart(6, '0')}`) problems.push(`${name}: chunk ${chunks} of the trace is missing before ${key}`);
      chunks += 1;
      segments.push(...(value['segments'] as unknown[]));
    } else if (!['head', 'settings', 'screen', 'trace', 'imported'].includes(key)) problems.push(`${name}: nobody knows the record ${key}`);
  }
  const { table, clock, events, entries, problems: torn } = foldSegments(segments);
  problems.push(...torn.map((problem) => `${name}: ${problem}`));
  const count = Object.keys(files).length;
  if (head['files'] !== undefined && head['files'] !== count) problems.push(`${name}: the head counts ${String(head['files'])} files, there are ${count}`);
  problems.push(...traceHeadProblems(parts.get('trace'), chunks, events).map((problem) => `${name}: ${problem}`));
  const settings = parts.get('settings');
  return {
    space: {
      files,
      disabled: Array.isArray(head['disabledPaths']) ? head['disabledPaths'].map(String) : [],
      settings: isFields(settings) && isFields(settings['settings']) ? (settings['settings'] as Space['settings']) : FIRST_SETTINGS,
      table,
      clock,
      events,
      run: runOf(parts.get('trace')),
      deleted: typeof head['deletedAt'] === 'number',
    },
    entries,
  };
}

/** `idle`, `stopped` or `done`. */
function runOf(head: unknown): string {
  return isFields(head) && isFields(head['run']) ? String(head['run']['kind']) : 'idle';
}

function traceHeadProblems(head: unknown, chunks: number, events: number): string[] {
  if (head === undefined) return chunks === 0 ? [] : [`${chunks} chunks of a trace without its head`];
  if (!isFields(head) || !isFields(head['run'])) return ['the head of the trace is none'];
  const problems = head['chunks'] === chunks ? [] : [`the head of the trace counts ${String(head['chunks'])} chunks, there are ${chunks}`];
  const { kind, events: counted } = head['run'];
  if ((kind === 'done' || kind === 'stopped') && counted !== events) problems.push(`the run is ${kind} at event ${String(counted)}, the trace has ${events}`);
  return problems;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
