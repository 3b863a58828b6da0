import { nextTask } from '../../clock/next-task';
import { inSlices, slice } from '../../clock/slices';
import type { Slices } from '../../clock/slices';

/** One piece of work: its result, once there is one. */
export interface Outcome<Result> {
  value: Result | null;
}

/**
 * Does one piece of work after the other. What is short is done when it is asked for; what is longer goes on in slices, and of
 * those that are asked for meanwhile only the last one is done: each is carried through, because it may build on what the one
 * before left behind.
 */
export class SliceQueue<Result> {
  private readonly listeners = new Set<() => void>();
  private waiting: { work: () => Slices<Result>; outcome: Outcome<Result> } | null = null;
  private isBusy = false;
  /** How often a result came later than it was asked for. */
  private late = 0;
  /** The newest result, shown until there is a newer one. */
  newest: Result;

  constructor(first: Result) {
    this.newest = first;
  }

  /** Begins (or queues) a piece of work. */
  ask(work: () => Slices<Result>): Outcome<Result> {
    const outcome: Outcome<Result> = { value: null };
    if (this.isBusy) {
      this.waiting = { work, outcome };
      return outcome;
    }
    const slices = work();
    const end = slice(slices);
    if (end !== null) this.newest = outcome.value = end.result;
    else void this.carryOn(() => slices, outcome);
    return outcome;
  }

  /** For useSyncExternalStore: `count` is another one after each result that came late. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly count = (): number => this.late;

  private async carryOn(work: () => Slices<Result>, outcome: Outcome<Result>): Promise<void> {
    this.isBusy = true;
    try {
      await nextTask();
      this.newest = outcome.value = await inSlices(work());
      this.late += 1;
      for (const listener of this.listeners) listener();
    } catch (error) {
      // Told of as any error is; what was asked for meanwhile is done all the same.
      reportError(error);
    }
    this.isBusy = false;
    const next = this.waiting;
    this.waiting = null;
    if (next !== null) void this.carryOn(next.work, next.outcome);
  }
}
