import type { EpochSeconds } from '../clock/clock-types';

/** A moment that concerns a key. */
export interface Due {
  time: EpochSeconds;
  key: string;
}

/** A binary heap of moments: the earliest comes first, at the same moment the smaller key (by code units). */
export class TimeQueue {
  private readonly heap: Due[] = [];

  get size(): number {
    return this.heap.length;
  }

  /** The earliest entry; undefined when there is none. */
  peek(): Due | undefined {
    return this.heap[0];
  }

  push(entry: Due): void {
    let index = this.heap.length;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = this.heap[parentIndex];
      if (parent === undefined || !isBefore(entry, parent)) break;
      this.heap[index] = parent;
      index = parentIndex;
    }
    this.heap[index] = entry;
  }

  /** Takes the earliest entry out. */
  pop(): Due | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last !== undefined && this.heap.length > 0) this.sink(last);
    return first;
  }

  private sink(entry: Due): void {
    let index = 0;
    for (;;) {
      const left = this.heap[2 * index + 1];
      const right = this.heap[2 * index + 2];
      if (left === undefined) break;
      const rightFirst = right !== undefined && isBefore(right, left);
      const child = rightFirst ? right : left;
      if (!isBefore(child, entry)) break;
      this.heap[index] = child;
      index = 2 * index + (rightFirst ? 2 : 1);
    }
    this.heap[index] = entry;
  }
}

/** Whether `a` comes before `b`. */
export function isBefore(a: Due, b: Due): boolean {
  return a.time !== b.time ? a.time < b.time : a.key < b.key;
}
