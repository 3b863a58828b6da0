import type { AppStoreApi } from '../state/app-state';
import { useCacheView } from './cache-view';
import { cursorOn, selectedKeys } from './key-selection';
import { rowLeft } from './row-left';
import type { SelectableRows } from './use-row-selection';

/**
 * Deletes the selected keys, as one step. Where the row with the cursor goes with them, the cursor moves to the nearest one that is
 * left. `rows`: those of the grid; null where none is there.
 */
export async function deleteSelected(store: AppStoreApi, rows: SelectableRows | null): Promise<void> {
  const before = useCacheView.getState();
  const { trace: had } = store.getState();
  await store.getState().changeKeys(selectedKeys(before), { kind: 'delete' });
  const { selected, group, picking, setSelection } = useCacheView.getState();
  // It may have been moved while many keys were deleted.
  if (rows === null || selected !== before.selected || group !== before.group) return;
  const { trace } = store.getState();
  // Nothing was deleted: a key of the past may be gone in the present all the same.
  if (trace === had) return;
  const table = trace.table();
  const row = rowLeft(rows, (key) => !table.has(key));
  if (row !== null) setSelection(cursorOn(row, picking));
}
