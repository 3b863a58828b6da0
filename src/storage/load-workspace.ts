import type { Database, RecordMap, Wanted } from './database';
import { changesTo, NOTHING_WRITTEN } from './changes';
import type { Contents, Written } from './changes';
import { withParting } from './parting';
import { KEYS, prefixOf, RECORD_VERSION } from './records';
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
  return readState(withParting(withoutPrefix(found, id)).records);
}

/**
 * Reads a workspace for the page that owns it: what cannot be read is moved aside, and the last changes of a page that was
 * left are put where they belong, in the same transaction. `always`: a new generation is written in any case, so that a page
 * that still believes that it owns the workspace finds out. Rejects when that cannot be written.
 */
export async function claimWorkspace(database: Database, id: string, fresh: { generation: string; now: number }, always: boolean): Promise<Loaded> {
  let keys: readonly string[] = [];
  const wanted: Wanted = (all) => {
    keys = all;
    return recordsOf(id)(all);
  };
  return database.change(wanted, (found) => {
    const { records, applied } = withParting(withoutPrefix(found, id));
    const read = readState(records);
    const { state, written, notices, unreadable } = read;
    const isBegun = read.head !== null || state.workspace !== null || unreadable.length > 0;
    if (unreadable.length === 0 && !applied && !(always && isBegun)) return { change: null, result: { state, written, notices, head: read.head } };

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
  });
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
