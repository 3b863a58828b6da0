/** Which keys of the cache are selected, and where the cursor is. Never changed, so that it can be compared by identity. */
export interface KeySelection {
  /** The key with the cursor: what other panels follow. null: none, or the cursor is on a group. */
  readonly selected: string | null;
  /** The prefix of the group with the cursor. */
  readonly group: string | null;
  /** All selected keys, where they are more than the one with the cursor, or are being picked; null: that one alone. */
  readonly several: ReadonlySet<string> | null;
  /** ID of the row from which Shift selects. */
  readonly anchor: string | null;
}

/** A row as a selection sees it: a key, or a group with all keys in it. */
export interface SelectableRow {
  readonly id: string;
  readonly key: string | null;
  readonly group: string | null;
  readonly keys: Iterable<string>;
}

export const NO_SELECTION: KeySelection = { selected: null, group: null, several: null, anchor: null };

const cursorAt = ({ key, group }: SelectableRow): Pick<KeySelection, 'selected' | 'group'> => ({ selected: key, group });

/** All keys that are selected. */
export function selectedKeys({ several, selected }: KeySelection): ReadonlySet<string> {
  return several ?? new Set(selected === null ? [] : [selected]);
}

/** One row alone: a group's row is all of its keys. */
export function selectOne(row: SelectableRow): KeySelection {
  return { ...cursorAt(row), several: row.key === null ? new Set(row.keys) : null, anchor: row.id };
}

/** The cursor elsewhere, and nothing else: while keys are being picked. */
export function moveCursor(selection: KeySelection, row: SelectableRow): KeySelection {
  return { several: selectedKeys(selection), ...cursorAt(row), anchor: row.id };
}

/** A row's keys in or, where all of them were, out. */
export function toggleRow(selection: KeySelection, row: SelectableRow): KeySelection {
  const several = new Set(selectedKeys(selection));
  const keys = [...row.keys];
  const isIn = keys.every((key) => several.has(key));
  for (const key of keys) {
    if (isIn) several.delete(key);
    else several.add(key);
  }
  return { ...cursorAt(row), several, anchor: row.id };
}

/** Exactly these keys, with the cursor at `row`; the range goes on to begin where it began. */
export function selectRange(selection: KeySelection, keys: Iterable<string>, row: SelectableRow): KeySelection {
  return { ...cursorAt(row), several: new Set(keys), anchor: selection.anchor };
}

/** Exactly these keys; the cursor stays. */
export function selectKeys(selection: KeySelection, keys: Iterable<string>): KeySelection {
  return { ...selection, several: new Set(keys) };
}

/** The row with the cursor alone. */
export function letGo(selection: KeySelection): KeySelection {
  return { ...selection, several: null };
}

/** The cursor on a row after others were deleted: of a group's keys none is selected then, nor while keys are being picked. */
export function cursorOn(row: SelectableRow, picking: boolean): KeySelection {
  return { ...cursorAt(row), several: picking ? new Set() : null, anchor: row.id };
}
