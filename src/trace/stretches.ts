import type { Item } from './item';

/** Entries of a stretch. */
const STRETCH = 1_000;

/** A table that whoever calls owns. */
interface OwnTable {
  set(key: string, item: Item): void;
  delete(key: string): void;
}

/** What a stretch of entries changed: of each key that it changed, the item after it. */
export class Stretch {
  /** null: it is gone. Keys that are new come in the order in which they came. */
  readonly items = new Map<string, Item | null>();
  /** Keys that were deleted and came back: they are at the end of a table then. */
  private readonly moved = new Set<string>();

  /** The next change: the item of a key is another one now, or gone (null). */
  add(key: string, item: Item | null): void {
    if (item !== null && this.items.get(key) === null) {
      this.items.delete(key);
      this.moved.add(key);
    }
    this.items.set(key, item);
  }

  /** Makes a table of before the stretch into that of after it, in the same order as all its changes one by one would. */
  applyTo(table: OwnTable): void {
    for (const [key, item] of this.items) {
      if (item === null || this.moved.has(key)) table.delete(key);
      if (item !== null) table.set(key, item);
    }
  }
}

/**
 * What each stretch of a trace changed, noted while the trace is folded for the first time. Whoever folds it again passes a
 * stretch at the price of the keys that differ, without reading its entries: going to any moment of a long trace is quick.
 */
export class Stretches {
  private readonly whole: Stretch[] = [];
  private open = new Stretch();
  /** The number of entries that are noted. The first one is the starting table, and no change of one. */
  private noted = 1;

  get length(): number {
    return this.noted;
  }

  /** Where the stretch ends that entry `seq` belongs to. */
  static endAfter(seq: number): number {
    return (Math.floor(seq / STRETCH) + 1) * STRETCH;
  }

  /** The stretch that begins with entry `seq`; null where none does, or where not all of it is noted. */
  beginning(seq: number): Stretch | null {
    if (seq === 0 || (seq !== 1 && seq % STRETCH !== 0)) return null;
    return this.whole[Math.floor(seq / STRETCH)] ?? null;
  }

  /** Notes entry `seq`, if it is the next one: what it changed, as keys with the item after it (null: gone). */
  note(seq: number, changes: readonly (readonly [string, Item | null])[]): void {
    if (seq !== this.noted) return;
    for (const [key, item] of changes) this.open.add(key, item);
    this.noted += 1;
    if (this.noted % STRETCH > 0) return;
    this.whole.push(this.open);
    this.open = new Stretch();
  }

  /** What is known of the first `length` entries, for another continuation of them. */
  fork(length: number): Stretches {
    const fork = new Stretches();
    fork.whole.push(...this.whole.slice(0, Math.floor(length / STRETCH)));
    fork.noted = Math.max(1, fork.whole.length * STRETCH);
    return fork;
  }
}
