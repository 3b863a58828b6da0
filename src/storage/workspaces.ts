import * as v from 'valibot';
import { DEFAULT_SETTINGS } from '../trace/default-settings';
import { Trace } from '../trace/trace';
import type { Database } from './database';
import type { Fresh } from './choose-workspace';
import { newRecords, recordsOf } from './load-workspace';
import { FILE_PREFIX, headRecord, KEYS, partingRecord, prefixOf, workspaceOf } from './records';
import type { Head } from './records';
import type { NewWorkspace, WorkspaceSummary } from './storage-types';

/** All workspaces, the newest change first; one whose head cannot be read is named `Workspace`. */
export async function listWorkspaces(database: Database): Promise<WorkspaceSummary[]> {
  const files = new Map<string, number>();
  const found = await database.read((keys) => {
    for (const key of keys) {
      const id = workspaceOf(key);
      if (id === null) continue;
      const isFile = key.startsWith(prefixOf(id) + FILE_PREFIX);
      files.set(id, (files.get(id) ?? 0) + (isFile ? 1 : 0));
    }
    return [...files.keys()].map((id) => prefixOf(id) + KEYS.head);
  });
  const summaries = [...files].map(([id, count]): WorkspaceSummary => {
    const head = v.safeParse(headRecord, found.get(prefixOf(id) + KEYS.head));
    if (!head.success) return { id, name: 'Workspace', files: count, bytes: 0, changedAt: 0, deletedAt: null };
    const { name, bytes, changedAt, deletedAt } = head.output;
    return { id, name, files: count, bytes, changedAt, deletedAt };
  });
  return summaries.sort((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1));
}

/** Stores a new workspace and resolves with its ID. */
export async function createWorkspace(database: Database, content: NewWorkspace, fresh: Fresh): Promise<string> {
  const id = fresh.token();
  const now = fresh.now();
  const { workspace, settings, table } = content;
  const trace = content.trace ?? (table.length > 0 ? Trace.start(Math.floor(now / 1000), table, settings ?? DEFAULT_SETTINGS, []) : null);
  const run = trace ? (content.run ?? { kind: 'idle' }) : null;
  const puts = newRecords(id, { workspace, settings, screen: null, trace, run }, { generation: fresh.token(), now });
  await database.change([], () => ({ change: { puts, deletes: [] }, result: null }));
  return id;
}

/**
 * Changes the head of a workspace, also the one among the last changes of a page that was left: these take its place when the
 * workspace is opened. Rejects with a sentence when there is no head that can be read.
 */
export async function changeHead(database: Database, id: string, change: (head: Head) => Head): Promise<void> {
  const [key, partingKey] = [prefixOf(id) + KEYS.head, prefixOf(id) + KEYS.parting];
  await database.change([key, partingKey], (found) => {
    const head = v.safeParse(headRecord, found.get(key));
    if (!head.success) throw new Error(found.has(key) ? 'This workspace is damaged. Open it first, then it is mended.' : 'There is no such workspace any more.');
    const puts = new Map<string, unknown>([[key, change(head.output)]]);
    const parting = v.safeParse(partingRecord, found.get(partingKey));
    const last = parting.success ? v.safeParse(headRecord, parting.output.puts.get(KEYS.head)) : null;
    if (parting.success && last?.success) {
      puts.set(partingKey, { ...parting.output, puts: new Map([...parting.output.puts, [KEYS.head, change(last.output)]]) });
    }
    return { change: { puts, deletes: [] }, result: null };
  });
}

/** Deletes all records of a workspace for good. */
export async function purgeWorkspace(database: Database, id: string): Promise<void> {
  await database.change(recordsOf(id), (found) => ({ change: { puts: new Map(), deletes: [...found.keys()] }, result: null }));
}
