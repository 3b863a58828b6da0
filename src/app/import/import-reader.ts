import { readExport } from '../../engine/page-behaviour';
import { errorIn } from '../../workspace/error-in';
import { readInputs } from '../../workspace/import';
import type { ImportFile, ImportProgress, ReadInputs } from '../../workspace/import-reading';
import type { Item } from '../../trace/item';
import type { FileProblem } from '../../workspace/workspace-types';

/** An exported table, read: its items belong into the cache. */
export interface ReadTable {
  name: string;
  items: readonly Item[];
  /** Errors: lines that are no items. Warnings: those whose key comes again, and items with a name that stands twice. All of them. */
  problems: readonly FileProblem[];
  /** How many lines have a key that comes again. */
  repeated: number;
}

/** What an import brings, read. */
export interface ReadImport extends Omit<ReadInputs, 'tables'> {
  tables: readonly ReadTable[];
}

/**
 * Reads the files of an import. Never rejects: what goes wrong is a problem of the result. Null where `signal` ended the
 * reading; `onProgress` is not called afterwards.
 */
export type ImportReader = (files: readonly ImportFile[], onProgress: ImportProgress, signal: AbortSignal) => Promise<ReadImport | null>;

/** Reads files and the items of tables. */
export async function readImport(files: readonly ImportFile[], onProgress: ImportProgress): Promise<ReadImport> {
  const inputs = await readInputs(files, onProgress);
  return { ...inputs, tables: inputs.tables.map(({ name, text }) => readTable(name, text)) };
}

function readTable(name: string, text: string): ReadTable {
  const { items, problems, repeats, doubled } = readExport(text);
  const errors = problems.map(({ line, message }) => errorIn(name, line, message));
  const warnings = [...repeats, ...doubled].map(({ line, message }): FileProblem => ({ ...errorIn(name, line, message), severity: 'warning' }));
  return { name, items, problems: [...errors, ...warnings], repeated: repeats.length };
}

/** Reads in this thread: for tests, and wherever there is no worker. */
export const readHere: ImportReader = async (files, onProgress, signal) => {
  const content = await readImport(files, (done, total) => {
    if (!signal.aborted) onProgress(done, total);
  });
  return signal.aborted ? null : content;
};
