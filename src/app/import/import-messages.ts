import type { Item } from '../../trace/item';
import type { ImportFile } from '../../workspace/import-reading';
import type { FileProblem, WorkspaceFile } from '../../workspace/workspace-types';
import type { ReadImport } from './import-reader';

/** What the page sends to the import worker, once. A Blob is handed over as it is; its bytes stay on the disk until they are read. */
export interface ImportRequest {
  files: readonly ImportFile[];
}

/**
 * What the worker answers: its progress, and at the end what was read. Files come before that, one at a time, and the items and
 * problems of tables, some at a time, because taking in a message holds the page up for as long as it is large; `content` has none.
 */
export type ImportAnswer =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'file'; file: WorkspaceFile }
  | { kind: 'items'; table: number; items: readonly Item[] }
  | { kind: 'problems'; table: number; problems: readonly FileProblem[] }
  | { kind: 'read'; content: ReadImport };
