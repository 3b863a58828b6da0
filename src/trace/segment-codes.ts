import { OPERATIONS } from './trace-types';
import type { Operation, TraceEntry } from './trace-types';

/** The kinds of entries; a segment's `kind` column holds their indices, so the order never changes. */
export const KINDS = ['start', 'event', 'request', 'result', 'delete', 'edit', 'clock'] as const satisfies readonly TraceEntry['kind'][];
export type EntryKind = (typeof KINDS)[number];

/** The operations as a segment's `operation` column numbers them; `other` is the last. */
export const OPERATION_CODES: readonly Operation[] = [...OPERATIONS, 'other'];

const codeOfKind = new Map<EntryKind, number>(KINDS.map((kind, code) => [kind, code]));
const codeOfOperation = new Map<Operation, number>(OPERATION_CODES.map((operation, code) => [operation, code]));

/** The number of a kind in the `kind` column. */
export function kindCode(kind: EntryKind): number {
  return codeOfKind.get(kind) ?? 0;
}

/** The number of an operation in the `operation` column. */
export function operationCode(operation: Operation): number {
  return codeOfOperation.get(operation) ?? OPERATION_CODES.length - 1;
}
