import type { Item, TableContents } from './item';

/**
 * Items by their hash key in the order of a Map, as few changes over a large map that is shared. A copy costs as much as
 * there are changes, so that the table can be shown many times a second while a run changes a little of it. Whoever made
 * a copy may change it until it is handed out; then it is only read.
 */
export class LayeredTable implements TableContents {
  /** New items for keys of `base`, which keep their place. */
  private replaced = new Map<string, Item>();
  /** Keys of `base` that were deleted; one that came back later is in `added`. */
  private gone = new Set<string>();
  /** Items after those of `base`. */
  private added = new Map<string, Item>();

  /** `base` must not be changed any more. */
  constructor(private base: ReadonlyMap<string, Item>) {}

  /** Whether a copy costs as much as there are items, because the changes are many. */
  get isCostly(): boolean {
    return this.replaced.size + this.gone.size + this.added.size > 1_000 + this.base.size / 16;
  }

  /** A copy to be changed. The changes become part of a new base when there are many. */
  copy(): LayeredTable {
    if (this.isCostly) return new LayeredTable(this.merged());
    const copy = new LayeredTable(this.base);
    copy.replaced = new Map(this.replaced);
    copy.gone = new Set(this.gone);
    copy.added = new Map(this.added);
    return copy;
  }

  /** All of it in one map: many times quicker than going through the entries. */
  private merged(): Map<string, Item> {
    const merged = new Map(this.base);
    for (const key of this.gone) merged.delete(key);
    for (const [key, item] of this.replaced) merged.set(key, item);
    for (const [key, item] of this.added) merged.set(key, item);
    return merged;
  }

  set(key: string, item: Item): void {
    if (this.base.has(key) && !this.gone.has(key)) this.replaced.set(key, item);
    else this.added.set(key, item);
  }

  delete(key: string): void {
    if (this.added.delete(key) || !this.base.has(key)) return;
    this.gone.add(key);
    this.replaced.delete(key);
  }

  clear(): void {
    this.base = new Map();
    this.replaced.clear();
    this.gone.clear();
    this.added.clear();
  }

  get size(): number {
    return this.base.size - this.gone.size + this.added.size;
  }

  get(key: string): Item | undefined {
    return this.added.get(key) ?? (this.gone.has(key) ? undefined : (this.replaced.get(key) ?? this.base.get(key)));
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  forEach(visit: (item: Item, key: string, table: TableContents) => void): void {
    for (const [key, item] of this) visit(item, key, this);
  }

  *entries(): MapIterator<[string, Item]> {
    for (const [key, item] of this.base) {
      if (!this.gone.has(key)) yield [key, this.replaced.get(key) ?? item];
    }
    yield* this.added;
  }

  *keys(): MapIterator<string> {
    for (const [key] of this) yield key;
  }

  *values(): MapIterator<Item> {
    for (const [, item] of this) yield item;
  }

  [Symbol.iterator](): MapIterator<[string, Item]> {
    return this.entries();
  }
}
