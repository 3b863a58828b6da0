import { nextTask } from '../../clock/next-task';

/** The page is held up at most this long at a time, in milliseconds, plus the time of one element. */
const AT_ONCE = 20;

export interface SliceOptions {
  signal: AbortSignal;
  /** Told after each slice: how many elements are done. */
  onProgress: (done: number) => void;
}

/** Does some work for each element, a little at a time, so that the page draws and answers meanwhile. False where `signal` ended it. */
export async function eachInSlices<Element>(elements: Iterable<Element>, work: (element: Element) => void, { signal, onProgress }: SliceOptions): Promise<boolean> {
  let began = performance.now();
  let done = 0;
  for (const element of elements) {
    work(element);
    done++;
    if (performance.now() - began < AT_ONCE) continue;
    onProgress(done);
    await nextTask();
    if (signal.aborted) return false;
    began = performance.now();
  }
  return !signal.aborted;
}
