import type { EpochSeconds } from './clock-types';
import { mixHashes } from './hash';

/**
 * Seconds by which an event comes after its time: whole milliseconds from 0 to `longestSeconds`, both included, drawn from the
 * seed and the event's own text (by its hash, see hashText). So other events, their order and those that are switched off change
 * nothing, and copies of one event come together.
 */
export function lateSeconds(hash: number, seed: number, longestSeconds: number): number {
  const share = mixHashes(hash, seed | 0) / 2 ** 32;
  return Math.floor(share * (Math.round(longestSeconds * 1000) + 1)) / 1000;
}

/**
 * The events, by their places in the list, in the order in which they come in: by their time and how late they are, those that
 * come at once in the order of the list. An event without a time (null) comes right behind the one before it in the list.
 */
export function arrivalOrder(times: readonly (EpochSeconds | null)[], late: Float64Array): Uint32Array {
  const arrivals = new Float64Array(times.length);
  const order = new Uint32Array(times.length);
  let last = -Infinity;
  for (let place = 0; place < arrivals.length; place++) {
    const time = times[place] ?? null;
    if (time !== null) last = time + (late[place] ?? 0);
    arrivals[place] = last;
    order[place] = place;
  }
  // Two events before any time differ by nothing: the difference of their arrivals is no number.
  return order.sort((a, b) => (arrivals[a] ?? 0) - (arrivals[b] ?? 0) || a - b);
}
