import * as v from 'valibot';
import type { Change, RecordMap } from './database';
import { APP_KEY, KEYS, prefixOf, RECORD_VERSION, SET_ASIDE_PREFIX, workspaceOf } from './records';

/*
 * Version 1 knew one workspace, whose records had no prefix: `workspace`, `file/<path>`, `settings`, `screen`, `trace`,
 * `trace/NNNNNN`, and beside them `theme`. Apart from `workspace`, which became the head, only the version differs.
 */

const VERSION = 1;
const workspaceRecord = v.object({ version: v.literal(VERSION), name: v.string(), disabledPaths: v.array(v.string()) });
const themeRecord = v.object({ version: v.literal(VERSION), theme: v.picklist(['system', 'light', 'dark']) });
const anyRecord = v.looseObject({ version: v.literal(VERSION) });

export interface Migration extends Change {
  /** The workspace that the records became; null: they held none. */
  id: string | null;
  theme: v.InferOutput<typeof themeRecord>['theme'] | null;
  /** Keys of records that are kept aside because they are not of version 1. */
  unreadable: string[];
}

/** Whether a key was one of version 1. */
export function isVersion1(key: string): boolean {
  return key !== APP_KEY && !key.startsWith(SET_ASIDE_PREFIX) && workspaceOf(key) === null;
}

/**
 * Turns records of version 1 into a workspace. What is wrong within a record is found when the workspace is read, like
 * other damage; what is not of version 1 is kept aside here. A page of version 1 that is still open, and writes, brings about
 * another workspace the next time: nothing of it is lost.
 */
export function migrate(records: RecordMap, fresh: { id: string; generation: string; now: number }): Migration {
  const prefix = prefixOf(fresh.id);
  const puts = new Map<string, unknown>();
  const unreadable: string[] = [];
  let theme: Migration['theme'] = null;
  const head = v.safeParse(workspaceRecord, records.get('workspace'));
  for (const [key, value] of records) {
    const record = v.safeParse(anyRecord, value);
    const themed = key === 'theme' ? v.safeParse(themeRecord, value) : null;
    if (themed?.success) theme = themed.output.theme;
    else if (!record.success || themed || (key === 'workspace' && !head.success)) {
      unreadable.push(key);
    } else if (key !== 'workspace') puts.set(prefix + key, { ...record.output, version: RECORD_VERSION });
  }
  const isWorkspace = puts.size > 0 || head.success;
  if (isWorkspace) {
    puts.set(prefix + KEYS.head, {
      version: RECORD_VERSION,
      name: head.success ? head.output.name : 'Workspace',
      disabledPaths: head.success ? head.output.disabledPaths : [],
      createdAt: fresh.now,
      changedAt: fresh.now,
      deletedAt: null,
      // Counted with the first batch.
      files: [...records.keys()].filter((key) => key.startsWith('file/')).length,
      bytes: 0,
      generation: fresh.generation,
    });
  }
  return { id: isWorkspace ? fresh.id : null, theme, unreadable, puts, deletes: [...records.keys()] };
}
