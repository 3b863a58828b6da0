import * as v from 'valibot';
import type { Slices } from '../clock/slices';
import type { WorkspaceFile } from '../workspace/workspace-types';
import type { Written } from './changes';
import type { RecordMap } from './database';
import { readTrace } from './read-trace';
import { FILE_PREFIX, fileRecord, headRecord, importedRecord, KEYS, screenRecord, settingsRecord, traceRecord } from './records';
import type { Head } from './records';
import type { StoredState } from './storage-types';

/** What the records of one workspace say. */
export interface ReadResult {
  state: Omit<StoredState, 'theme'>;
  /** null: not stored yet, or unreadable. */
  head: Head | null;
  /** The part of the records that can be relied on, as a start for finding changes. */
  written: Written;
  /** Keys of records that cannot be read; they are to be kept aside. */
  unreadable: string[];
  /** Sentences for the user about what is missing. */
  notices: string[];
}

/** Reads all records of a workspace, by their keys below its prefix, with pauses. Never throws: what is damaged is left out and named. */
export function* readState(records: RecordMap): Slices<ReadResult> {
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
  const head = read(KEYS.head, headRecord);
  const brought = read(KEYS.imported, importedRecord)?.imported;
  const workspace =
    head || files.length > 0
      ? { name: head?.name ?? 'Workspace', files, disabledPaths: head?.disabledPaths ?? [], ...(brought && { imported: new Map(brought) }) }
      : null;
  const settings = read(KEYS.settings, settingsRecord)?.settings ?? null;
  const screen = read(KEYS.screen, screenRecord)?.screen ?? null;
  // One that did not belong to this generation: its changes were made to a state that is not there.
  if (records.has(KEYS.parting)) unreadable.push(KEYS.parting);
  if (unreadable.length > 0) notices.push(`Stored data could not be read and is kept aside: ${listed(unreadable)}.`);

  const stored = yield* readTrace(records, read(KEYS.trace, traceRecord));
  unreadable.push(...stored.unreadable);
  if (stored.notice) notices.push(stored.notice);

  const { trace, run, chunks } = stored;
  const parts = {
    ...(head && workspace && { workspace }),
    ...(settings && { settings }),
    ...(screen && { screen }),
    // A trace that is not stored as it was read has to be written again.
    ...(trace && run && stored.isWhole && { trace, run }),
  };
  return {
    state: { workspace, settings, screen, trace, run },
    head,
    written: { parts, files: new Map(files.map((file) => [file.path, file])), chunks },
    unreadable,
    notices,
  };
}

function readFiles(
  records: RecordMap,
  read: (key: string, schema: typeof fileRecord) => v.InferOutput<typeof fileRecord> | null,
): WorkspaceFile[] {
  const keys = [...records.keys()].filter((key) => key.startsWith(FILE_PREFIX)).sort();
  return keys.flatMap((key) => {
    const record = read(key, fileRecord);
    return record ? [{ path: key.slice(FILE_PREFIX.length), text: record.text }] : [];
  });
}

/** Names of the first few; a long list would say nothing. */
export function listed(keys: readonly string[]): string {
  const shown = keys.slice(0, 5).map((key) => key.replace(FILE_PREFIX, ''));
  return keys.length > shown.length ? `${shown.join(', ')} and ${keys.length - shown.length} more` : shown.join(', ');
}
