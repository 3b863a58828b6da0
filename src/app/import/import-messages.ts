import type { ImportFile, ReadInputs } from '../../workspace/import';

/** What the page sends to the import worker, once. A Blob is handed over as it is; its bytes stay on the disk until they are read. */
export interface ImportRequest {
  files: readonly ImportFile[];
}

/** What the worker answers: its progress, and at the end what was read, all at once. */
export type ImportAnswer = { kind: 'progress'; done: number; total: number } | { kind: 'read'; inputs: ReadInputs };
