import type { EpochSeconds } from '../../clock/clock-types';
import type { Item, TableContents } from '../../trace/item';
import { ITEM_TYPES, itemParts, itemType } from './item-type';
import type { ItemType } from './item-type';
import { searchText, valueText } from './value-text';

/** A key of the table as the grid shows it. */
export interface CacheRow {
  key: string;
  item: Item;
  type: ItemType;
  value: string;
  /** The counter as a number, for sorting; null where there is no counter. */
  count: number | null;
  bytes: number;
  /** Epoch seconds; null without a readable expiry. */
  expiresAt: EpochSeconds | null;
}

export const ITEM_STATES = ['live', 'expired, still readable'] as const;
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

/** `expired, still readable` from the second of its expiry on: the table's own process deletes it later. */
export function rowState(row: CacheRow, now: EpochSeconds): ItemState {
  return row.expiresAt !== null && row.expiresAt <= now ? 'expired, still readable' : 'live';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareValues(a: CacheRow, b: CacheRow): number {
  if (a.count !== null && b.count !== null) return a.count - b.count;
  if (a.count !== null || b.count !== null) return a.count !== null ? -1 : 1;
  return compareText(a.value, b.value);
}

function expiry(row: CacheRow): number {
  return row.expiresAt ?? Number.MAX_VALUE;
}

function comparison(column: SortColumn, now: EpochSeconds): (a: CacheRow, b: CacheRow) => number {
  switch (column) {
    case 'Key':
      return () => 0;
    case 'Type':
      return (a, b) => ITEM_TYPES.indexOf(a.type) - ITEM_TYPES.indexOf(b.type);
    case 'Value':
      return compareValues;
    case 'Size':
      return (a, b) => a.bytes - b.bytes;
    case 'Expires':
      return (a, b) => expiry(a) - expiry(b);
    case 'State':
      return (a, b) => ITEM_STATES.indexOf(rowState(a, now)) - ITEM_STATES.indexOf(rowState(b, now));
  }
}

/** A test that ignores case and copies no text. */
export function matcher(search: string): (text: string) => boolean {
  if (search === '') return () => true;
  const pattern = new RegExp(search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  return (text) => pattern.test(text);
}

/**
 * The rows of the cache grid. Items never change, so that what is shown of one is worked out once; and rows are kept in
 * their last order, so that sorting again after a few writes costs little even with 100,000 keys.
 */
export class CacheRows {
  private readonly known = new WeakMap<Item, CacheRow>();
  private order: string[] = [];

  /** `size`: DynamoDB's size of an item in bytes. */
  constructor(private readonly size: (item: Item) => number) {}

  /** What the grid shows of one item. */
  row(key: string, item: Item): CacheRow {
    const known = this.known.get(item);
    if (known !== undefined) return known;
    const parts = itemParts(item);
    const expiresAt = parts.expiresAt === null ? null : Number(parts.expiresAt);
    const row: CacheRow = {
      key,
      item,
      type: itemType(parts),
      value: valueText(parts),
      count: parts.counter === null ? null : Number(parts.counter),
      bytes: this.size(item),
      expiresAt,
    };
    this.known.set(item, row);
    return row;
  }

  /** All rows of a table in order of their keys (by code unit). */
  all(table: TableContents): CacheRow[] {
    const order = this.order.filter((key) => table.has(key));
    if (order.length < table.size) {
      const placed = new Set(order);
      for (const key of table.keys()) if (!placed.has(key)) order.push(key);
      order.sort(compareText);
    }
    this.order = order;
    const rows: CacheRow[] = [];
    for (const key of order) {
      const item = table.get(key);
      if (item !== undefined) rows.push(this.row(key, item));
    }
    return rows;
  }
}

/** The rows (given in order of their keys) that a query wants, in its order; equal ones stay in order of their keys. */
export function arrange(rows: readonly CacheRow[], query: CacheQuery, now: EpochSeconds): readonly CacheRow[] {
  const found = matcher(query.search);
  const wanted = rows.filter(
    (row) =>
      (query.type === 'all' || row.type === query.type) &&
      (query.state === 'all' || rowState(row, now) === query.state) &&
      (found(row.key) || found(row.value) || (query.search !== '' && found(searchText(itemParts(row.item))))),
  );
  const { column, descending } = query.sort;
  const compare = comparison(column, now);
  if (column !== 'Key') wanted.sort(descending ? (a, b) => compare(b, a) : compare);
  else if (descending) wanted.reverse();
  return wanted;
}

/** Made once: it takes longer to make than all else in a row. */
const SIZE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Bytes as `640 B` or `12.4 kB` (1 kB is 1,000 bytes). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${SIZE.format(value)} ${unit}`;
}
