import type { ImportFile, ImportProgress, ReadInputs } from '../../workspace/import';
import { readInputs } from '../../workspace/import';

/**
 * Reads the files of an import. Never rejects: what goes wrong is a problem of the result. Null where `signal` ended the
 * reading; `onProgress` is not called afterwards.
 */
export type ImportReader = (files: readonly ImportFile[], onProgress: ImportProgress, signal: AbortSignal) => Promise<ReadInputs | null>;

/** Reads in this thread: for tests, and wherever there is no worker. */
export const readHere: ImportReader = async (files, onProgress, signal) => {
  const inputs = await readInputs(files, (done, total) => {
    if (!signal.aborted) onProgress(done, total);
  });
  return signal.aborted ? null : inputs;
};
