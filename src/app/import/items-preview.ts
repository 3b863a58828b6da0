import { keyOfItem } from '../../engine/page-behaviour';
import { equalItems } from '../../trace/equal-values';
import type { Item, ItemChange, TableContents } from '../../trace/item';
import { eachInSlices } from './each-in-slices';
import type { SliceOptions } from './each-in-slices';

/** What can be done with the items of an import. */
export const IMPORT_WAYS = ['Add and replace', 'Only add new keys', 'Replace the whole table'] as const;
export type ImportWay = (typeof IMPORT_WAYS)[number];

/** How the items of an import compare with the table. */
export interface ItemsPreview {
  /** What they were compared with. */
  readonly table: TableContents;
  /** Items of the import, each key once: the last one counts. */
  readonly items: number;
  /** Items whose key came again in a later file. */
  readonly repeated: number;
  readonly fresh: readonly ItemChange[];
  readonly changed: readonly ItemChange[];
  readonly unchanged: number;
  /** Items of the table whose keys the import does not have. */
  readonly gone: readonly ItemChange[];
}

/** Compares the items of some files, in their order, with the table, a little at a time. Null where it was stopped. */
export async function compareItems(files: readonly (readonly Item[])[], table: TableContents, options: SliceOptions): Promise<ItemsPreview | null> {
  const items = new Map<string, Item>();
  let read = 0;
  const gather = (item: Item): void => {
    read++;
    items.set(keyOfItem(item), item);
  };
  if (!(await eachInSlices(elementsOf(files), gather, { ...options, onProgress: () => options.onProgress(0) }))) return null;

  const fresh: ItemChange[] = [];
  const changed: ItemChange[] = [];
  const compare = ([key, after]: readonly [string, Item]): void => {
    const before = table.get(key) ?? null;
    if (before === null) fresh.push({ key, before, after });
    else if (!equalItems(before, after)) changed.push({ key, before, after });
  };
  if (!(await eachInSlices(items, compare, options))) return null;

  const gone: ItemChange[] = [];
  const look = ([key, before]: readonly [string, Item]): void => {
    if (!items.has(key)) gone.push({ key, before, after: null });
  };
  if (!(await eachInSlices(table, look, { ...options, onProgress: () => options.onProgress(items.size) }))) return null;
  return { table, items: items.size, repeated: read - items.size, fresh, changed, unchanged: items.size - fresh.length - changed.length, gone };
}

function* elementsOf(files: readonly (readonly Item[])[]): Generator<Item> {
  for (const items of files) yield* items;
}

/** Whether all ways come to the same: nothing of the table would be changed, or be missing. */
export function isNothingLost({ changed, gone }: ItemsPreview): boolean {
  return changed.length === 0 && gone.length === 0;
}

/** What a way does to the table, new keys first. */
export function changesOf({ fresh, changed, gone }: ItemsPreview, way: ImportWay): readonly ItemChange[] {
  switch (way) {
    case 'Add and replace':
      return changed.length === 0 ? fresh : [...fresh, ...changed];
    case 'Only add new keys':
      return fresh;
    case 'Replace the whole table':
      return [...fresh, ...changed, ...gone];
  }
}

/** How many items of the table a way deletes. */
export function itemsDeleted({ gone }: ItemsPreview, way: ImportWay): number {
  return way === 'Replace the whole table' ? gone.length : 0;
}

/** How many items of the import the table has afterwards because of a way, be they as before or not. */
export function itemsTaken({ items, fresh }: ItemsPreview, way: ImportWay): number {
  return way === 'Only add new keys' ? fresh.length : items;
}
