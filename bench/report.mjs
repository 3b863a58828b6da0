/** The middle of some measurements, which one slow run does not move. @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Prints a measurement beside what it is compared with. Only the ratio is meant to be compared between machines.
 *
 * @param {string} name
 * @param {{ value: number, baseline: number, unit: string, baselineName: string }} measured both in the same unit
 */
export function printRatio(name, { value, baseline, unit, baselineName }) {
  const figure = (number) => number.toLocaleString('en-US', { maximumSignificantDigits: 3 });
  console.log(`${name.padEnd(34)} ${`${figure(value)} ${unit}`.padStart(18)}   ${baselineName}: ${figure(baseline)} ${unit}   ratio ${figure(value / baseline)}`);
}

/**
 * Prints a measurement with its bound, and whether it is kept.
 *
 * @param {string} name
 * @param {number} value
 * @param {number} bound the most that the value may be
 * @param {string} unit of both
 */
export function printBound(name, value, bound, unit) {
  const figure = value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
  console.log(`${name.padEnd(42)} ${figure.padStart(7)} ${unit}, at most ${bound} ${unit}: ${value <= bound ? 'holds' : 'DOES NOT HOLD'}`);
}

/** The value that so many hundredths of the others do not exceed. @param {number[]} values @param {number} percent */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). @param {number} seed @returns {() => number} */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
