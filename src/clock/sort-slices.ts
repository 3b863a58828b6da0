import { nearPartitionPoint } from './partition-point';
import type { Slices } from './slices';

/** As many are sorted, or merged, between two pauses. */
const AT_ONCE = 4_000;

/** A sorted copy of a list, equal ones in the order that they had; pauses from time to time. */
export function* sortSlices<One>(list: readonly One[], compare: (a: One, b: One) => number): Slices<One[]> {
  let runs: One[][] = [];
  for (let at = 0; at < list.length; at += AT_ONCE) {
    runs.push(list.slice(at, at + AT_ONCE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: One[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      const [a = [], b = []] = [runs[index], runs[index + 1]];
      merged.push(b.length === 0 ? a : yield* mergeSlices(a, b, compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Two sorted lists as one, of equal ones those of `a` first; pauses from time to time. A short `b` costs few comparisons. */
export function* mergeSlices<One>(a: readonly One[], b: readonly One[], compare: (a: One, b: One) => number): Slices<One[]> {
  const merged: One[] = [];
  let left = 0;
  for (const other of b) {
    const end = endOfThoseBefore(a, left, (one) => compare(one, other) <= 0);
    while (left < end) {
      const part = a.slice(left, Math.min(end, left + AT_ONCE));
      for (const one of part) merged.push(one);
      left += part.length;
      if (part.length === AT_ONCE) yield;
    }
    merged.push(other);
    if (merged.length % AT_ONCE === 0) yield;
  }
  while (left < a.length) {
    for (const one of a.slice(left, left + AT_ONCE)) merged.push(one);
    left += AT_ONCE;
    yield;
  }
  return merged;
}

/** Where those end, from `from` on, for which something holds, where it holds for none behind them: with strides that grow, as they are mostly near. */
function endOfThoseBefore<One>(list: readonly One[], from: number, holds: (one: One) => boolean): number {
  return nearPartitionPoint(from, list.length, (index) => holds(list[index] as One));
}
