import { formatDuration } from '../../clock/format-time';
import { expiryOf } from '../../engine/page-behaviour';
import type { KeyDifference } from '../../engine/page-behaviour';
import type { AlertGroup } from '../../replay/alert-groups';
import type { RunState } from '../state/app-state';
import { counted, numeral } from '../state/count-words';
import type { LastRun } from '../state/last-run';
import type { RunComparison } from './compare';

/** Why a run cannot be compared with the one before it; null where it can. */
export function reasonAgainst(run: RunState, last: LastRun | null): string | null {
  if (run.kind === 'loading' || run.kind === 'running') return 'A run can be compared when it has ended.';
  if (run.kind === 'paused') return 'The run is paused: it can be compared when it has ended.';
  return last === null ? 'Run once more to compare: there is no run before this one since the page was opened.' : null;
}

/** Says which of two runs did not come to its end; null where both did. */
export function stoppedText(last: RunState, now: RunState): string | null {
  const ended = ([run, which]: [RunState, string]): string[] =>
    run.kind === 'stopped' || run.kind === 'paused' ? [`${which} was stopped after ${numeral(run.events)} of ${counted(run.total, 'event')}.`] : [];
  const runs: [RunState, string][] = [[last, 'The last run'], [now, 'This run']];
  const lines = runs.flatMap(ended);
  return lines.length === 0 ? null : lines.join(' ');
}

/** What a run changed, in a line: `2 alerts gained, 1 lost, 14 keys differ`; '' where nothing differs. */
export function comparisonLine({ alerts: { gained, lost, changed }, keys }: Pick<RunComparison, 'alerts' | 'keys'>): string {
  const count = (isError: boolean, groups: readonly AlertGroup[]): number => groups.filter((group) => group.isError === isError).length;
  const now = changed.map((change) => change.now);
  const parts = [false, true].flatMap((isError) => {
    const counts: [number, string][] = [[count(isError, gained), 'gained'], [count(isError, lost), 'lost'], [count(isError, now), 'changed']];
    return counts.filter(([some]) => some > 0).map(([some, verb], index) => `${index === 0 ? counted(some, isError ? 'error' : 'alert') : numeral(some)} ${verb}`);
  });
  if (keys.length > 0) parts.push(`${counted(keys.length, 'key')} ${keys.length === 1 ? 'differs' : 'differ'}`);
  return parts.join(', ');
}

/** What was not the same before the runs, a sentence each; empty where it was. */
export function inputLines({ settings, files, detections, events, startKeys }: RunComparison): string[] {
  const lines = settings.map(({ name, before, now }) => `${name}: ${before} → ${now}`);
  if (files === null) lines.push('Files: those of the run before are not known any more.');
  else for (const { path, change } of files) lines.push(`${path}: ${change}`);
  if (detections.added.length > 0) lines.push(`Detections that took part only now: ${detections.added.join(', ')}`);
  if (detections.removed.length > 0) lines.push(`Detections that took part only before: ${detections.removed.join(', ')}`);
  if (events === null) lines.push('Events: those of the run before are not known any more, as it was stopped.');
  else if (events.added > 0 || events.removed > 0) lines.push(`Events: ${numeral(events.added)} added, ${numeral(events.removed)} removed`);
  else if (events.isReordered) lines.push('Events: the same ones in another order');
  if (startKeys > 0) lines.push(`Starting table: ${counted(startKeys, 'key')} ${startKeys === 1 ? 'differs' : 'differ'}`);
  return lines;
}

/** What differs between an alert and its counterpart of the run before: `matches 3 → 5, severity LOW → HIGH`. */
export function alertChangeText(before: AlertGroup, now: AlertGroup): string {
  const parts: string[] = [];
  if (before.count !== now.count) parts.push(`matches ${numeral(before.count)} → ${numeral(now.count)}`);
  if (before.severity !== now.severity) parts.push(`severity ${before.severity} → ${now.severity}`);
  if (before.title !== now.title) parts.push(`title was “${before.title}”`);
  return parts.join(', ');
}

/** How a key that only one of two runs has is told of. */
export interface OnlyIn {
  before: string;
  now: string;
}

const RUNS: OnlyIn = { before: 'only in the last run', now: 'only in this run' };

/** In which of the runs a key is there, and how its expiry differs: a few words. */
export function keyChangeText({ before, now }: KeyDifference, onlyIn: OnlyIn = RUNS): string {
  if (before === null) return onlyIn.now;
  if (now === null) return onlyIn.before;
  const [old, fresh] = [expiryOf(before), expiryOf(now)];
  if (old === fresh) return 'differs';
  if (old === null) return 'differs, has an expiry now';
  if (fresh === null) return 'differs, has no expiry any more';
  return `differs, expires ${formatDuration(Math.abs(fresh - old))} ${fresh > old ? 'later' : 'earlier'}`;
}
