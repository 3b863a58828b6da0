import { nextTask } from './next-task';

/** Work that pauses from time to time, so that the page can draw and answer; what it answers at its end. */
export type Slices<Result> = Generator<void, Result>;

/** The page is held up at most this long at a time, in milliseconds, plus the time between two pauses. */
const AT_ONCE = 10;

/** Does all of it, without a pause. */
export function atOnce<Result>(work: Slices<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** Goes on for a slice of time; null where there is more to do then. */
export function slice<Result>(work: Slices<Result>): { result: Result } | null {
  const began = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return { result: value };
    if (performance.now() - began >= AT_ONCE) return null;
  }
}

/** Does it in slices of time, each in a task of its own. Null where `signal` ended it. `onPause` is told after each slice but the last. */
export async function inSlices<Result>(work: Slices<Result>): Promise<Result>;
export async function inSlices<Result>(work: Slices<Result>, signal: AbortSignal | undefined, onPause?: () => void): Promise<Result | null>;
export async function inSlices<Result>(work: Slices<Result>, signal?: AbortSignal, onPause?: () => void): Promise<Result | null> {
  for (;;) {
    const end = slice(work);
    if (end !== null) return end.result;
    onPause?.();
    await nextTask();
    if (signal?.aborted) return null;
  }
}
