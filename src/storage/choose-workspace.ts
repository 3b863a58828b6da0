import * as v from 'valibot';
import type { ThemeChoice } from '../app/state/app-state';
import type { Database, Decision, RecordMap, Wanted } from './database';
import { APP_KEY, appRecord, headRecord, isNewer, KEYS, prefixOf, RECORD_VERSION, workspaceOf } from './records';
import { listed } from './read-state';
import { asidePuts } from './set-aside';
import { isVersion1, migrate } from './version-1';

/** How long a deleted workspace is kept. */
export const KEPT_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

/** What there was to open. */
export interface Chosen {
  id: string;
  theme: ThemeChoice | null;
  notices: string[];
}

/** The records were written by a newer version of the app: they are not to be touched. */
export class NewerDataError extends Error {}

/** What random and real values are taken from. */
export interface Fresh {
  /** A new name for a workspace or a page, as good as unique. */
  token: () => string;
  /** Real time, epoch milliseconds. */
  now: () => number;
}

/**
 * Finds out which workspace to open: the wanted one, else the one used last, else the newest, else a new one. In the same
 * transaction what version 1 wrote becomes a workspace, what was deleted 30 days ago goes, and the choice is remembered, so
 * that two pages that begin at the same time begin the same workspace. Rejects with NewerDataError where the records are a
 * newer version's, and with what went wrong where something had to be written and could not be.
 */
export async function chooseWorkspace(database: Database, wanted: string | null, fresh: Fresh): Promise<Chosen> {
  let keys: readonly string[] = [];
  const names: Wanted = (all) => {
    keys = all;
    return all.filter((key) => key === APP_KEY || isVersion1(key) || isHead(key));
  };
  const decide = (found: RecordMap): Decision<Chosen & { isNeeded: boolean }> => decideOn(found, keys, wanted, fresh);
  try {
    return await database.change(names, decide);
  } catch (error) {
    if (error instanceof NewerDataError) throw error;
    // Where nothing has to be written, a database that is full can be opened all the same.
    const { result } = decide(await database.read(names));
    if (result.isNeeded) throw error;
    return result;
  }
}

/** `isNeeded`: the choice only holds once the change is made. */
function decideOn(found: RecordMap, keys: readonly string[], wanted: string | null, fresh: Fresh): Decision<Chosen & { isNeeded: boolean }> {
  const app = v.safeParse(appRecord, found.get(APP_KEY));
  if (!app.success && isNewer(found.get(APP_KEY))) throw new NewerDataError();
  const puts = new Map<string, unknown>();
  const deletes: string[] = [];
  const unreadable = found.has(APP_KEY) && !app.success ? [APP_KEY] : [];

  const now = fresh.now();
  const heads = readHeads(found, keys);
  const old = new Map([...found].filter(([key]) => isVersion1(key)));
  const migration = old.size > 0 ? migrate(old, { id: fresh.token(), generation: fresh.token(), now }) : null;
  if (migration) {
    migration.puts.forEach((value, key) => puts.set(key, value));
    deletes.push(...migration.deletes);
    unreadable.push(...migration.unreadable);
    if (migration.id !== null) heads.set(migration.id, { changedAt: now, deletedAt: null });
  }
  asidePuts(found, unreadable, keys).forEach((value, key) => puts.set(key, value));
  const isNeeded = puts.size > 0;

  for (const [id, { deletedAt }] of heads) {
    if (deletedAt !== null && deletedAt <= now - KEPT_MILLISECONDS) deletes.push(...keys.filter((key) => key.startsWith(prefixOf(id))));
  }
  const last = app.success ? app.output.lastWorkspace : null;
  const id = choose(heads, wanted, last) ?? fresh.token();
  const theme = (app.success ? app.output.theme : null) ?? migration?.theme ?? null;
  if (id !== last || puts.size > 0) puts.set(APP_KEY, { version: RECORD_VERSION, theme, lastWorkspace: id });
  const notices = unreadable.length > 0 ? [`Stored data could not be read and is kept aside: ${listed(unreadable)}.`] : [];
  return { change: puts.size > 0 || deletes.length > 0 ? { puts, deletes } : null, result: { id, theme, notices, isNeeded } };
}

type Heads = Map<string, { changedAt: number; deletedAt: number | null }>;

function choose(heads: Heads, wanted: string | null, last: string | null): string | null {
  const isThere = (id: string | null): id is string => id !== null && heads.get(id)?.deletedAt === null;
  if (isThere(wanted)) return wanted;
  if (isThere(last)) return last;
  const newest = [...heads].filter(([id]) => isThere(id)).sort(([, a], [, b]) => b.changedAt - a.changedAt)[0];
  // The last one may have been begun, and not stored yet, by a page that is still open.
  return newest?.[0] ?? (last !== null && !heads.has(last) ? last : null);
}

/** When each workspace of which there is any record was changed and deleted; one without a readable head counts as old. */
function readHeads(found: RecordMap, keys: readonly string[]): Heads {
  const heads: Heads = new Map();
  for (const key of keys) {
    const id = workspaceOf(key);
    if (id === null || heads.has(id)) continue;
    const head = v.safeParse(headRecord, found.get(prefixOf(id) + KEYS.head));
    heads.set(id, head.success ? head.output : { changedAt: 0, deletedAt: null });
  }
  return heads;
}

function isHead(key: string): boolean {
  const id = workspaceOf(key);
  return id !== null && key === prefixOf(id) + KEYS.head;
}
