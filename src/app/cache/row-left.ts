import type { SelectableRow } from './key-selection';
import type { SelectableRows } from './use-row-selection';

function isAny(keys: Iterable<string>, holds: (key: string) => boolean): boolean {
  for (const key of keys) if (holds(key)) return true;
  return false;
}

/**
 * Where the cursor goes when keys are gone: to the row nearest to its own that has lost none, of two the one below. `rows` are
 * those of before. null: it stays, as something of its row is left, or nothing else is.
 */
export function rowLeft({ cursor, indexOf, rowAt }: Pick<SelectableRows, 'cursor' | 'indexOf' | 'rowAt'>, isGone: (key: string) => boolean): SelectableRow | null {
  const at = cursor === null ? -1 : indexOf(cursor);
  const own = at < 0 ? null : rowAt(at);
  if (own === null || isAny(own.keys, (key) => !isGone(key))) return null;
  for (let by = 1; ; by += 1) {
    const [below, above] = [rowAt(at + by), rowAt(at - by)];
    if (below === null && above === null) return null;
    for (const row of [below, above]) if (row !== null && !isAny(row.keys, isGone)) return row;
  }
}
