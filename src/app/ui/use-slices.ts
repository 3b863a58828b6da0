import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Slices } from '../../clock/slices';
import { SliceQueue } from './slice-queue';

/**
 * The result of work that may take long: at once where it is short, else the result before it until it is done in slices. `work`
 * is begun anew for each `input`, by identity; `first` is shown before there is any.
 */
export function useSlices<Input, Result>(input: Input, work: (input: Input) => Slices<Result>, first: Result): Result {
  const [queue] = useState(() => new SliceQueue(first));
  const [begin] = useState(() => work);
  useSyncExternalStore(queue.subscribe, queue.count);
  useMemo(() => queue.ask(() => begin(input)), [queue, begin, input]);
  // Of a newer input, maybe, that was asked for by a drawing which React gave up for a more urgent one: while a run reports many
  // times a second, it gives up one after the other, and what this drawing asked for has long been replaced.
  return queue.newest;
}
