import type { AlertGroup } from '../../replay/alert-groups';

const COUNTED = new WeakMap<readonly AlertGroup[], ReadonlyMap<string, number>>();

/** How often each detection has matched, by its ID. Counted once for each list of alerts, as every row of the file list asks. */
export function matchCounts(alerts: readonly AlertGroup[]): ReadonlyMap<string, number> {
  const known = COUNTED.get(alerts);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { detection, isError, matches } of alerts) {
    if (!isError) counts.set(detection, (counts.get(detection) ?? 0) + matches.length);
  }
  COUNTED.set(alerts, counts);
  return counts;
}
