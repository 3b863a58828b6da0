import { nextTask } from '../../clock/next-task';

/** The page is held up at most this long at a time, in milliseconds, plus the time between two pauses of the work. */
const AT_ONCE = 40;

/** Carries out work that pauses, a little at a time: the page draws and answers in between. Null where `signal` ended it. */
export async function inSlices<Result>(work: Generator<void, Result>, signal?: AbortSignal): Promise<Result | null> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < AT_ONCE) continue;
    await nextTask();
    if (signal?.aborted) return null;
    began = performance.now();
  }
}
