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
