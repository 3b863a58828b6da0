/**
 * The first place from `from` on, and before `to`, at which something does not hold; `to` where it holds at all of them. Behind a
 * place at which it does not hold there must be none at which it does.
 */
export function partitionPoint(from: number, to: number, holds: (place: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same where it is mostly near `from`: with strides that grow. */
export function nearPartitionPoint(from: number, to: number, holds: (place: number) => boolean): number {
  let low = from;
  let stride = 1;
  while (low + stride <= to && holds(low + stride - 1)) {
    low += stride;
    stride *= 2;
  }
  return partitionPoint(low, Math.min(low + stride - 1, to), holds);
}
