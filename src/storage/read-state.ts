import * as v from 'valibot';
import type { WorkspaceFile } from '../workspace/workspace-types';
import type { Written } from './changes';
import { readTrace } from './read-trace';
import { FILE_PREFIX, fileRecord, KEYS, screenRecord, settingsRecord, themeRecord, traceRecord, workspaceRecord } from './records';
import type { StoredState } from './storage-types';

/** What the records say. */
export interface ReadResult {
  state: StoredState;
  /** The part of the records that can be relied on, as a start for finding changes. */
  written: Written;
  /** Keys of records that cannot be read; they are to be kept aside. */
  unreadable: string[];
  /** Sentences for the user about what is missing. */
  notices: string[];
}

type Records = ReadonlyMap<string, unknown>;

/** Reads all records. Never throws: each part that is damaged is left out and named. */
export function readState(records: Records): ReadResult {
  const unreadable: string[] = [];
  const notices: string[] = [];
  const read = <Output>(key: string, schema: v.GenericSchema<unknown, Output>): Output | null => {
    if (!records.has(key)) return null;
    const parsed = v.safeParse(schema, records.get(key));
    if (parsed.success) return parsed.output;
    unreadable.push(key);
    return null;
  };

  const files = readFiles(records, read);
  const head = read(KEYS.workspace, workspaceRecord);
  const workspace =
    head || files.length > 0
      ? { name: head?.name ?? 'Workspace', files, disabledPaths: head?.disabledPaths ?? [] }
      : null;
  const settings = read(KEYS.settings, settingsRecord)?.settings ?? null;
  const screen = read(KEYS.screen, screenRecord)?.screen ?? null;
  const theme = read(KEYS.theme, themeRecord)?.theme ?? null;
  if (unreadable.length > 0) notices.push(`Stored data could not be read and is kept aside: ${listed(unreadable)}.`);

  const stored = readTrace(records, read(KEYS.trace, traceRecord));
  unreadable.push(...stored.unreadable);
  if (stored.notice) notices.push(stored.notice);

  return {
    state: { workspace, settings, screen, theme, trace: stored.trace, run: stored.run },
    written: { snapshot: {}, files: new Map(files.map((file) => [file.path, file])), chunks: stored.chunks },
    unreadable,
    notices,
  };
}

function readFiles(
  records: Records,
  read: (key: string, schema: typeof fileRecord) => v.InferOutput<typeof fileRecord> | null,
): WorkspaceFile[] {
  const keys = [...records.keys()].filter((key) => key.startsWith(FILE_PREFIX)).sort();
  return keys.flatMap((key) => {
    const record = read(key, fileRecord);
    return record ? [{ path: key.slice(FILE_PREFIX.length), text: record.text }] : [];
  });
}

/** Names of the first few; a long list would say nothing. */
function listed(keys: readonly string[]): string {
  const shown = keys.slice(0, 5).map((key) => key.replace(FILE_PREFIX, ''));
  return keys.length > shown.length ? `${shown.join(', ')} and ${keys.length - shown.length} more` : shown.join(', ');
}
