import { KINDS } from '../trace/segment-codes';
import { equalItems } from '../trace/equal-values';
import type { Item, TableContents } from '../trace/item';
import type { Trace } from '../trace/trace';
import type { Breathe } from '../workspace/share/breathe';
import type { AlertGroup } from './alert-groups';

/** A run with its alerts. */
export interface ComparedRun {
  trace: Trace;
  alerts: readonly AlertGroup[];
}

/** What became of a run's alerts, and of its errors, in another run; each list in the order in which their windows opened. */
export interface AlertComparison {
  gained: readonly AlertGroup[];
  lost: readonly AlertGroup[];
  /** Alerts of both runs whose title, severity or number of matches differ. */
  changed: readonly { before: AlertGroup; now: AlertGroup }[];
}

/** An item that is not the same in two tables; null where there is none. */
export interface KeyDifference {
  key: string;
  before: Item | null;
  now: Item | null;
}

/** So many items or alerts are looked at before the page may answer. */
const AT_ONCE = 100;

const RUN_KINDS: ReadonlySet<number> = new Set((['start', 'event', 'request', 'result'] as const).map((kind) => KINDS.indexOf(kind)));

/** The moment at which the run of a trace had ended: what was done by hand afterwards comes later. */
export function endOfRun(trace: Trace): number {
  let end = trace.length;
  for (const segment of [...trace.segments].reverse()) {
    for (let index = segment.count - 1; index >= 0; index--, end--) {
      if (RUN_KINDS.has(segment.kind[index] ?? -1)) return end;
    }
  }
  return 1;
}

/**
 * Compares the alerts of two runs; what is below its threshold is none. Alerts are the same when detection and dedup string are,
 * and their windows begin with the same event, or else at the same time. Rejects where `breathe` does.
 */
export async function compareAlerts(before: ComparedRun, now: ComparedRun, breathe: Breathe): Promise<AlertComparison> {
  const changed: { before: AlertGroup; now: AlertGroup }[] = [];
  let lost = before.alerts.filter(({ alerted }) => alerted);
  let gained = now.alerts.filter(({ alerted }) => alerted);
  const names: ((group: AlertGroup, trace: Trace) => string)[] = [
    (group, trace) => nameOf(group, trace.eventTextOf(group.matches[0] ?? 0) ?? ''),
    (group) => nameOf(group, group.from),
  ];
  for (const name of names) {
    const waiting = new Map<string, AlertGroup[]>();
    await eachOf(lost, breathe, (group) => {
      const key = name(group, before.trace);
      const same = waiting.get(key);
      if (same === undefined) waiting.set(key, [group]);
      else same.push(group);
    });
    for (const groups of waiting.values()) groups.reverse();
    const found = new Set<AlertGroup>();
    const rest: AlertGroup[] = [];
    await eachOf(gained, breathe, (group) => {
      const counterpart = waiting.get(name(group, now.trace))?.pop();
      if (counterpart === undefined) rest.push(group);
      else {
        found.add(counterpart);
        if (differs(counterpart, group)) changed.push({ before: counterpart, now: group });
      }
    });
    lost = lost.filter((group) => !found.has(group));
    gained = rest;
  }
  return { gained, lost, changed: changed.sort((a, b) => (a.now.matches[0] ?? 0) - (b.now.matches[0] ?? 0)) };
}

function nameOf({ detection, dedup, isError }: AlertGroup, first: string | number): string {
  return JSON.stringify([isError, detection, dedup, first]);
}

function differs(a: AlertGroup, b: AlertGroup): boolean {
  return a.title !== b.title || a.severity !== b.severity || a.count !== b.count;
}

/** The keys whose items differ: those of the later table in its order, then those that only the earlier one has. */
export async function compareTables(before: TableContents, now: TableContents, breathe: Breathe): Promise<KeyDifference[]> {
  const differences: KeyDifference[] = [];
  if (before === now) return differences;
  await eachOf(now, breathe, ([key, item]) => {
    const old = before.get(key);
    if (old === undefined) differences.push({ key, before: null, now: item });
    else if (old !== item && !equalItems(old, item)) differences.push({ key, before: old, now: item });
  });
  await eachOf(before, breathe, ([key, item]) => {
    if (!now.has(key)) differences.push({ key, before: item, now: null });
  });
  return differences;
}

async function eachOf<One>(all: Iterable<One>, breathe: Breathe, visit: (one: One) => void): Promise<void> {
  let count = 0;
  for (const one of all) {
    visit(one);
    if (++count % AT_ONCE === 0) await breathe();
  }
}
