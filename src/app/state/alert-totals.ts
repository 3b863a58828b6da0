import type { AlertGroup } from '../../replay/alert-groups';

/** What a list of alert groups comes to. */
export interface AlertTotals {
  /** Groups that are alerts: those that reached their threshold, without those about exceptions. */
  readonly alerts: number;
  /** Results with an exception. */
  readonly errors: number;
  /** How often each detection has matched, by its ID. */
  readonly matches: ReadonlyMap<string, number>;
}

const TOTALS = new WeakMap<readonly AlertGroup[], AlertTotals>();

/** Counted once for each list, as every row of the file list asks, and the tabs, at each moment of a run. */
export function alertTotals(groups: readonly AlertGroup[]): AlertTotals {
  const known = TOTALS.get(groups);
  if (known !== undefined) return known;
  let alerts = 0;
  let errors = 0;
  const matches = new Map<string, number>();
  for (const { detection, isError, alerted, count } of groups) {
    if (isError) {
      errors += count;
      continue;
    }
    if (alerted) alerts += 1;
    matches.set(detection, (matches.get(detection) ?? 0) + count);
  }
  const totals = { alerts, errors, matches };
  TOTALS.set(groups, totals);
  return totals;
}
