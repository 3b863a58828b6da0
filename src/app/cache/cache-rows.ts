import type { EpochSeconds } from '../../clock/clock-types';
import type { Slices } from '../../clock/slices';
import type { Item } from '../../trace/item';
import { ITEM_TYPES, itemParts, itemType } from './item-type';
import type { ItemType } from './item-type';
import { sortSlices } from '../../clock/sort-slices';
import { searchText, valueText } from './value-text';

/** A key of the table as the grid shows it. */
export interface CacheRow {
  readonly key: string;
  readonly item: Item;
  readonly type: ItemType;
  readonly value: string;
  /** The counter as a number, for sorting; null where there is no counter. */
  readonly count: number | null;
  readonly bytes: number;
  /** Epoch seconds; null without a readable expiry. */
  readonly expiresAt: EpochSeconds | null;
  /** It is not in the table: this is how it last was, in the past. */
  readonly isDeleted: boolean;
}

/** A row of which all but its size is worked out when it is asked for: of 100,000 rows few are on the screen. */
class ItemRow implements CacheRow {
  #shown: Pick<CacheRow, 'type' | 'value' | 'count' | 'expiresAt'> | null = null;

  constructor(
    readonly key: string,
    readonly item: Item,
    readonly bytes: number,
    readonly isDeleted: boolean,
  ) {}

  get type(): ItemType {
    return this.#read().type;
  }
  get value(): string {
    return this.#read().value;
  }
  get count(): number | null {
    return this.#read().count;
  }
  get expiresAt(): EpochSeconds | null {
    return this.#read().expiresAt;
  }

  #read(): Pick<CacheRow, 'type' | 'value' | 'count' | 'expiresAt'> {
    if (this.#shown !== null) return this.#shown;
    const parts = itemParts(this.item);
    this.#shown = {
      type: itemType(parts),
      value: valueText(parts),
      count: parts.counter === null ? null : Number(parts.counter),
      expiresAt: parts.expiresAt === null ? null : Number(parts.expiresAt),
    };
    return this.#shown;
  }
}

/** What the grid shows of one item. `size`: DynamoDB's size of an item in bytes. */
export function rowOf(key: string, item: Item, size: (item: Item) => number): CacheRow {
  return new ItemRow(key, item, size(item), false);
}

/** What the grid shows of an item that is gone. */
export function deletedRow(key: string, item: Item, size: (item: Item) => number): CacheRow {
  return new ItemRow(key, item, size(item), true);
}

/** Rows that are looked at between two pauses. */
const AT_ONCE = 500;

export const ITEM_STATES = ['live', 'expired, still readable', 'deleted'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const SORT_COLUMNS = ['Key', 'Type', 'Value', 'Size', 'Expires', 'State'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** What the user wants to see of the table. */
export interface CacheQuery {
  search: string;
  type: ItemType | 'all';
  state: ItemState | 'all';
  sort: { column: SortColumn; descending: boolean };
}

/** `deleted` where the past had it and has it no more; `expired, still readable` from the second of its expiry on: the table's own process deletes it later. */
export function rowState(row: CacheRow, now: EpochSeconds): ItemState {
  if (row.isDeleted) return 'deleted';
  return row.expiresAt !== null && row.expiresAt <= now ? 'expired, still readable' : 'live';
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a row is sorted by: a number, and a text among those with the same number. Taken once a row, as a sort compares each many times. */
interface SortKey {
  readonly row: CacheRow;
  readonly number: number;
  readonly text: string;
}

/** `column`: not Key, in whose order the rows are. */
function sortKey(row: CacheRow, column: SortColumn, now: EpochSeconds): SortKey {
  switch (column) {
    case 'Key':
      return { row, number: 0, text: row.key };
    case 'Type':
      return { row, number: ITEM_TYPES.indexOf(row.type), text: '' };
    case 'Value':
      // Counters first.
      return row.count === null ? { row, number: Infinity, text: row.value } : { row, number: row.count, text: '' };
    case 'Size':
      return { row, number: row.bytes, text: '' };
    case 'Expires':
      return { row, number: row.expiresAt ?? Number.MAX_VALUE, text: '' };
    case 'State':
      return { row, number: ITEM_STATES.indexOf(rowState(row, now)), text: '' };
  }
}

function compareKeys(a: SortKey, b: SortKey): number {
  return a.number < b.number ? -1 : a.number > b.number ? 1 : compareText(a.text, b.text);
}

/** A test that ignores case and copies no text. */
export function matcher(search: string): (text: string) => boolean {
  if (search === '') return () => true;
  const pattern = new RegExp(search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  return (text) => pattern.test(text);
}

/** Whether a row's value says all that is in the item. */
function isShownWhole({ type }: CacheRow): boolean {
  return type === 'counter' || type === 'expiry only';
}

/** The rows (given in order of their keys) that a query wants, in its order; equal ones stay in order of their keys. */
export function* arrange(all: readonly CacheRow[], query: CacheQuery, now: EpochSeconds): Slices<readonly CacheRow[]> {
  const { search, type, state } = query;
  const { column, descending } = query.sort;
  let wanted = all;
  if (search !== '' || type !== 'all' || state !== 'all') {
    const found = matcher(search);
    const isWanted = (row: CacheRow): boolean =>
      (type === 'all' || row.type === type) &&
      (state === 'all' || rowState(row, now) === state) &&
      (search === '' || found(row.key) || found(row.value) || (!isShownWhole(row) && found(searchText(itemParts(row.item)))));
    const kept: CacheRow[] = [];
    for (const [index, row] of all.entries()) {
      if (isWanted(row)) kept.push(row);
      if (index % AT_ONCE === AT_ONCE - 1) yield;
    }
    wanted = kept;
  }
  if (column === 'Key') return descending ? wanted.toReversed() : wanted;
  const keys: SortKey[] = [];
  for (const [index, row] of wanted.entries()) {
    keys.push(sortKey(row, column, now));
    if (index % AT_ONCE === AT_ONCE - 1) yield;
  }
  const sorted = yield* sortSlices(keys, descending ? (a, b) => compareKeys(b, a) : compareKeys);
  return sorted.map(({ row }) => row);
}

/** Made once: it takes longer to make than all else in a row. */
const SIZE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Bytes as `640 B` or `12.4 kB` (1 kB is 1,000 bytes). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${SIZE.format(value)} ${unit}`;
}
