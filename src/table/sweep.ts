import type { EpochSeconds } from '../clock/clock-types';
import type { Item, TableContents } from '../trace/item';
import { DueIndex } from './due-index';
import { deletionTime, isTooOld, type SweepSettings } from './sweeper';

/** An item that the sweeper deletes, and when it did so. */
export interface Swept {
  key: string;
  at: EpochSeconds;
  before: Item;
}

/**
 * Finds the items that the sweeper deletes as time goes on. Keeps its index from one sweep to the next as long as the
 * settings stay and the clock does not go back.
 */
export class SweepSchedule {
  private readonly contents: TableContents;
  private index: DueIndex | null = null;
  private settings: SweepSettings | null = null;
  private lastSweep: EpochSeconds | null = null;

  constructor(contents: TableContents) {
    this.contents = contents;
  }

  /** Has to be called after an item was written. */
  written(key: string, item: Item): void {
    this.index?.written(key, item);
  }

  /** Goes on where another schedule of the same table stood after its sweep at `moment`. */
  resume(moment: EpochSeconds): void {
    this.lastSweep = moment;
  }

  /**
   * What is to be deleted at or before `now`, in order of time and key. An item that was written when its time had
   * already come is deleted at the moment of the sweep before, so that no deletion precedes the write.
   */
  due(now: EpochSeconds, settings: SweepSettings): Swept[] {
    const backInTime = this.lastSweep !== null && now < this.lastSweep;
    const index =
      this.index === null || backInTime || !sameSettings(this.settings, settings) ? this.start(settings) : this.index;
    const previous = backInTime ? null : this.lastSweep;
    this.lastSweep = now;
    const swept: Swept[] = [];
    for (let due = index.first(); due !== undefined && due.time <= now; due = index.first()) {
      index.takeFirst();
      const before = this.contents.get(due.key);
      // Before the first sweep the item lay there for an unknown time; what counts is its age now.
      const passedBy = previous === null ? now : Math.max(due.time, previous);
      if (before === undefined || isTooOld(before, passedBy)) continue;
      swept.push({ key: due.key, at: previous === null ? due.time : passedBy, before });
    }
    return swept.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  }

  private start(settings: SweepSettings): DueIndex {
    this.settings = { ...settings };
    this.index = new DueIndex(this.contents, (key, item) => deletionTime(key, item, settings));
    return this.index;
  }
}

function sameSettings(a: SweepSettings | null, b: SweepSettings): boolean {
  return a !== null && a.sweeper === b.sweeper && a.sweeperDelayHours === b.sweeperDelayHours && a.seed === b.seed;
}
