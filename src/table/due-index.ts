import type { EpochSeconds } from '../clock/clock-types';
import type { Item, TableContents } from '../trace/item';
import { TimeQueue, type Due } from './time-queue';

/**
 * The items of a table in the order of a moment that belongs to each (its expiry, its deletion). Told of every write; an
 * entry that a later write made obsolete is recognised only when it comes to the front, or when too many have gathered.
 */
export class DueIndex {
  private readonly contents: TableContents;
  private readonly timeOf: (key: string, item: Item) => EpochSeconds | null;
  private queue = new TimeQueue();

  /** `timeOf` has to be a pure function; null keeps an item out of the index. */
  constructor(contents: TableContents, timeOf: (key: string, item: Item) => EpochSeconds | null) {
    this.contents = contents;
    this.timeOf = timeOf;
    this.rebuild();
  }

  /** Has to be called after an item was written. */
  written(key: string, item: Item): void {
    // Each item has at most one current entry, so this bounds the obsolete ones by the number of items.
    if (this.queue.size > 2 * this.contents.size + 64) {
      this.rebuild();
      return;
    }
    this.add(key, item);
  }

  /** The earliest item; undefined when there is none. */
  first(): Due | undefined {
    for (let due = this.queue.peek(); due !== undefined; due = this.queue.peek()) {
      const item = this.contents.get(due.key);
      if (item !== undefined && this.timeOf(due.key, item) === due.time) return due;
      this.queue.pop();
    }
    return undefined;
  }

  /** Takes the earliest item out of the index (not out of the table). */
  takeFirst(): void {
    const taken = this.first();
    this.queue.pop();
    // Two writes that lead to the same moment leave two equal entries.
    let next = this.queue.peek();
    while (taken !== undefined && next !== undefined && next.key === taken.key && next.time === taken.time) {
      this.queue.pop();
      next = this.queue.peek();
    }
  }

  private add(key: string, item: Item): void {
    const time = this.timeOf(key, item);
    if (time !== null) this.queue.push({ time, key });
  }

  private rebuild(): void {
    this.queue = new TimeQueue();
    for (const [key, item] of this.contents) this.add(key, item);
  }
}
