import { inSlices } from '../../clock/slices';
import type { Slices } from '../../clock/slices';

export interface SliceOptions {
  signal: AbortSignal;
  /** Told after each slice but the last: how many elements are done. */
  onProgress: (done: number) => void;
}

/** Does some work for each element, a little at a time, so that the page draws and answers meanwhile. False where `signal` ended it. */
export async function eachInSlices<Element>(elements: Iterable<Element>, work: (element: Element) => void, { signal, onProgress }: SliceOptions): Promise<boolean> {
  let done = 0;
  const all = function* (): Slices<true> {
    for (const element of elements) {
      work(element);
      done += 1;
      yield;
    }
    return true;
  };
  return (await inSlices(all(), signal, () => onProgress(done))) === true && !signal.aborted;
}
