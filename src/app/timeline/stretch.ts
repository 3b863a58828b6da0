import type { Trace } from '../../trace/trace';
import type { Stretch } from './timeline-view';

/** Nothing is looked at closer than this, in seconds. */
const SHORTEST = 0.01;

/** All of a trace, with a little room at both ends. The clock may have been moved back: the earliest and latest time count. */
export function wholeOf(trace: Trace): Stretch {
  const { from, to } = trace.times();
  const room = Math.max((to - from) * 0.02, 1);
  return { from: from - room, to: to + room };
}

/** A stretch that is `factor` times as long, where `at` stays where it is on the screen; at most `whole`. */
export function zoomed({ from, to }: Stretch, factor: number, at: number, whole: Stretch): Stretch | null {
  const length = Math.max((to - from) * factor, SHORTEST);
  if (length >= whole.to - whole.from) return null;
  const begin = at - ((at - from) / (to - from)) * length;
  return within({ from: begin, to: begin + length }, whole);
}

/** A stretch moved by a part of its length; it stays inside `whole`. */
export function moved({ from, to }: Stretch, part: number, whole: Stretch): Stretch {
  const by = (to - from) * part;
  return within({ from: from + by, to: to + by }, whole);
}

function within({ from, to }: Stretch, whole: Stretch): Stretch {
  const by = from < whole.from ? whole.from - from : to > whole.to ? whole.to - to : 0;
  return { from: from + by, to: to + by };
}
