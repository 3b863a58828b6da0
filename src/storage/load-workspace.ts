import * as v from 'valibot';
import { atOnce, inSlices } from '../clock/slices';
import type { Database, Decision, RecordMap, Wanted } from './database';
import { changesTo, NOTHING_WRITTEN } from './changes';
import type { Contents, Written } from './changes';
import { withParting } from './parting';
import { headRecord, KEYS, partingRecord, prefixOf, RECORD_VERSION } from './records';
import type { Head } from './records';
import { readState } from './read-state';
import type { ReadResult } from './read-state';
import { asidePuts } from './set-aside';
import type { StoredState } from './storage-types';

/** A workspace as it was read, with what its page has to know to write it. */
export interface Loaded {
  state: Omit<StoredState, 'theme'>;
  written: Written;
  /** null: nothing of it is stored yet. */
  head: Head | null;
  notices: string[];
}

/** Reads a workspace as it is stored, and changes nothing. */
export async function readWorkspace(database: Database, id: string): Promise<ReadResult> {
  const found = await database.read(recordsOf(id));
  return inSlices(readState(withParting(withoutPrefix(found, id)).records));
}

/** All that is stored of a workspace, read. */
interface Reading {
  /** All keys of the database. */
  keys: readonly string[];
  records: RecordMap;
  applied: ReturnType<typeof withParting>['applied'];
  read: ReadResult;
}

/** What a claim writes where there is something to write, in any case if `always`. */
interface Fresh {
  generation: string;
  now: number;
  always: boolean;
}

/**
 * Reads a workspace for the page that owns it: what cannot be read is moved aside, and the last changes of a page that was
 * left are put where they belong, in the same transaction. `always`: a new generation is written in any case, so that a page
 * that still believes that it owns the workspace finds out. Rejects when that cannot be written.
 */
export async function claimWorkspace(database: Database, id: string, fresh: Omit<Fresh, 'always'>, always: boolean): Promise<Loaded> {
  return (await claimAhead(database, id, { ...fresh, always })) ?? claimAtOnce(database, id, { ...fresh, always });
}

/**
 * A trace may be long, and no transaction waits for the page to draw. So all is read and checked before, in slices; what is
 * written is decided by that, if by then nothing was written by anybody else, which the heads tell. null: it was, or there is no
 * head to tell.
 */
async function claimAhead(database: Database, id: string, fresh: Fresh): Promise<Loaded | null> {
  let keys: readonly string[] = [];
  const found = await database.read((all) => {
    keys = all;
    return recordsOf(id)(all);
  });
  const stored = withoutPrefix(found, id);
  const mark = markOf(stored);
  if (mark === null) return null;
  const { records, applied } = withParting(stored);
  const reading = { keys, records, applied, read: await inSlices(readState(records)) };
  const prefix = prefixOf(id);
  return database.change([prefix + KEYS.head, prefix + KEYS.parting], (now) => {
    return markOf(withoutPrefix(now, id)) === mark ? claimed(id, reading, fresh) : { change: null, result: null };
  });
}

function claimAtOnce(database: Database, id: string, fresh: Fresh): Promise<Loaded> {
  let keys: readonly string[] = [];
  const wanted: Wanted = (all) => {
    keys = all;
    return recordsOf(id)(all);
  };
  return database.change(wanted, (found) => {
    const { records, applied } = withParting(withoutPrefix(found, id));
    return claimed(id, { keys, records, applied, read: atOnce(readState(records)) }, fresh);
  });
}

function claimed(id: string, { keys, records, applied, read }: Reading, fresh: Fresh): Decision<Loaded> {
  const { state, written, notices, unreadable } = read;
  const isBegun = read.head !== null || state.workspace !== null || unreadable.length > 0;
  if (unreadable.length === 0 && !applied && !(fresh.always && isBegun)) return { change: null, result: { state, written, notices, head: read.head } };

  const prefix = prefixOf(id);
  const head = headAfter(read, fresh);
  const deletes = unreadable.map((key) => prefix + key);
  if (applied) deletes.push(...[KEYS.parting, ...applied.deletes].map((key) => prefix + key));
  const puts = new Map([...(applied?.puts ?? [])].map(([key, value]) => [prefix + key, value]));
  for (const key of deletes) puts.delete(key);
  const unread = unreadable.map((key) => prefix + key);
  asidePuts(new Map(unreadable.map((key) => [prefix + key, records.get(key)])), unread, keys).forEach((value, key) => puts.set(key, value));
  puts.set(prefix + KEYS.head, head);
  return { change: { puts, deletes }, result: { state, written, notices, head } };
}

/**
 * What is another text once anything was written: the stored head and that of a page's last changes. Both, and whole, as a
 * workspace is renamed and deleted without a new generation. null where there is no head that can be read.
 */
function markOf(records: RecordMap): string | null {
  const head = v.safeParse(headRecord, records.get(KEYS.head));
  const parting = v.safeParse(partingRecord, records.get(KEYS.parting));
  const last = parting.success ? v.safeParse(headRecord, parting.output.puts.get(KEYS.head)).output : records.has(KEYS.parting);
  return head.success ? JSON.stringify([head.output, last]) : null;
}

/** The records of a new workspace, all of them. */
export function newRecords(id: string, contents: Contents, fresh: { generation: string; now: number }): Map<string, unknown> {
  const batch = changesTo(NOTHING_WRITTEN, contents);
  const prefix = prefixOf(id);
  const puts = new Map([...batch.puts].map(([key, value]) => [prefix + key, value]));
  const { generation, now } = fresh;
  return puts.set(prefix + KEYS.head, { version: RECORD_VERSION, ...batch.head, createdAt: now, changedAt: now, deletedAt: null, generation } satisfies Head);
}

/** Picks the keys of a workspace's records. */
export function recordsOf(id: string): (keys: readonly string[]) => string[] {
  const prefix = prefixOf(id);
  return (keys) => keys.filter((key) => key.startsWith(prefix));
}

function withoutPrefix(records: RecordMap, id: string): RecordMap {
  const { length } = prefixOf(id);
  return new Map([...records].map(([key, value]) => [key.slice(length), value]));
}

/** The head with a new generation; a new one where it was lost. */
function headAfter({ head, state }: ReadResult, { generation, now }: { generation: string; now: number }): Head {
  if (head) return { ...head, generation };
  const { workspace } = state;
  return {
    version: RECORD_VERSION,
    name: workspace?.name ?? 'Workspace',
    disabledPaths: [...(workspace?.disabledPaths ?? [])],
    createdAt: now,
    changedAt: now,
    deletedAt: null,
    files: workspace?.files.length ?? 0,
    bytes: 0,
    generation,
  };
}
