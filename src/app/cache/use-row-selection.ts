import { useImperativeHandle, useMemo } from 'react';
import type { Ref } from 'react';
import type { SeveralRows } from '../ui/grid-keys';
import { useCacheView } from './cache-view';
import { letGo, moveCursor, selectKeys, selectOne, selectRange, toggleRow } from './key-selection';
import type { KeySelection, SelectableRow } from './key-selection';

/** The rows of a grid as a selection sees them. */
export interface SelectableRows {
  /** ID of the row with the cursor; null: none has it. */
  readonly cursor: string | null;
  readonly rowAt: (index: number) => SelectableRow | null;
  readonly indexOf: (id: string) => number;
  /** The keys that the rows from one to another (inclusive) stand for. */
  readonly keysBetween: (first: number, last: number) => Iterable<string>;
  /** All keys that the rows stand for. */
  readonly allKeys: () => Iterable<string>;
}

/** Whether a row is selected; a group is where all of its keys are, which is counted once. */
function membership(rows: SelectableRows, { selected, several }: KeySelection): (index: number) => boolean {
  const groups = new Map<string, boolean>();
  return (index) => {
    const row = rows.rowAt(index);
    if (row === null) return false;
    if (several === null) return row.key !== null && row.key === selected;
    if (row.key !== null) return several.has(row.key);
    const known = groups.get(row.id);
    if (known !== undefined) return known;
    let isIn = true;
    for (const key of row.keys) {
      isIn = several.has(key);
      if (!isIn) break;
    }
    groups.set(row.id, isIn);
    return isIn;
  };
}

/** What a grid does when rows of it are selected: the one with the cursor, and several. `handle` shows its rows to what stands beside it. */
export function useRowSelection(rows: SelectableRows, handle: Ref<SelectableRows>): { onSelect: (id: string) => void; several: SeveralRows } {
  const { selected, group, several, anchor, picking, setSelection, setPicking } = useCacheView();
  useImperativeHandle(handle, () => rows, [rows]);
  return useMemo(() => {
    const selection: KeySelection = { selected, group, several, anchor };
    const isSelected = membership(rows, selection);
    const withRow = (index: number, next: (row: SelectableRow) => KeySelection): void => {
      const row = rows.rowAt(index);
      if (row !== null) setSelection(next(row));
    };
    return {
      onSelect: (id) => withRow(rows.indexOf(id), (row) => (picking ? moveCursor(selection, row) : selectOne(row))),
      several: {
        isSelected,
        picks: picking,
        onToggle: (index) => withRow(index, (row) => toggleRow(selection, row)),
        onExtend(index) {
          const begun = anchor ?? rows.cursor;
          const from = begun === null ? -1 : rows.indexOf(begun);
          const other = from < 0 ? index : from;
          const keys = rows.keysBetween(Math.min(other, index), Math.max(other, index));
          withRow(index, (row) => selectRange({ ...selection, anchor: from < 0 ? row.id : begun }, keys, row));
        },
        onAll: () => setSelection(selectKeys(selection, rows.allKeys())),
        onClear() {
          if (several === null) return false;
          if (picking) setPicking(false);
          else setSelection(letGo(selection));
          return true;
        },
      },
    };
  }, [rows, selected, group, several, anchor, picking, setSelection, setPicking]);
}
