import { nextTask } from '../../clock/next-task';
import { inSlices, slice } from '../../clock/slices';
import type { Slices } from '../../clock/slices';

/**
 * Does one piece of work after the other. What is short is done when it is asked for; what is longer goes on in slices, and of
 * those that are asked for meanwhile only the last one is done: each is carried through, because it may build on what the one
 * before left behind.
 */
export class SliceQueue<Result> {
  private readonly listeners = new Set<() => void>();
  private waiting: (() => Slices<Result>) | null = null;
  private isBusy = false;
  /** How often a result came later than it was asked for. */
  private late = 0;
  /** The newest result, shown until there is a newer one. */
  newest: Result;

  constructor(first: Result) {
    this.newest = first;
  }

  /** Begins (or queues) a piece of work. */
  ask(work: () => Slices<Result>): void {
    if (this.isBusy) {
      this.waiting = work;
      return;
    }
    const slices = work();
    const end = slice(slices);
    if (end !== null) this.newest = end.result;
    else void this.carryOn(() => slices);
  }

  /** For useSyncExternalStore: `count` is another one after each result that came late. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly count = (): number => this.late;

  private async carryOn(work: () => Slices<Result>): Promise<void> {
    this.isBusy = true;
    try {
      await nextTask();
      this.newest = await inSlices(work());
      this.late += 1;
      for (const listener of this.listeners) listener();
    } catch (error) {
      // Told of as other errors are; what was asked for meanwhile is done all the same.
      reportError(error);
    }
    this.isBusy = false;
    const next = this.waiting;
    this.waiting = null;
    if (next !== null) void this.carryOn(next);
  }
}
