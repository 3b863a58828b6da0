import type { Slices } from '../../clock/slices';
import { readCost } from '../../engine/page-behaviour';
import type { DetectionCost } from '../../pitfalls/cost/cost-types';
import type { Trace } from '../../trace/trace';

/** A trace never changes. */
const known = new WeakMap<Trace, readonly DetectionCost[]>();

/** What the requests of each detection in a trace cost, worked out once a trace; dearest first, as `readCost` has them. */
export function* costOf(trace: Trace): Slices<readonly DetectionCost[]> {
  const before = known.get(trace);
  if (before !== undefined) return before;
  const costs = yield* readCost(trace);
  known.set(trace, costs);
  return costs;
}

/** The same where there may be no trace to look at: null then. */
export function* costOfAny(trace: Trace | null): Slices<readonly DetectionCost[] | null> {
  return trace === null ? null : yield* costOf(trace);
}
