import type { EpochSeconds } from '../../clock/clock-types';
import { factsOf } from '../../workspace/event-facts';
import { eventGroups } from '../../workspace/event-groups';
import { FreeNames } from '../../workspace/paths';
import { SAMPLES_START } from '../../workspace/samples/sample-set';
import type { EventRow } from '../../workspace/workspace-types';

const DAY = 24 * 3600;
const WEEK = 7 * DAY;

/** The Monday, midnight, that many whole weeks from the usual start: rounded as `round` does. */
const monday = (time: EpochSeconds, round: (weeks: number) => number): EpochSeconds => SAMPLES_START + round((time - SAMPLES_START) / WEEK) * WEEK;

/**
 * A Monday on which made-up events of `days` days begin so that they are out of order with none that is there: files run in the order of
 * their names, so it depends on the name that `events/<stem>.jsonl` gets. Where the days do not fit in, behind all events.
 */
export function sampleStart(stem: string, days: number, paths: readonly string[], rows: readonly EventRow[]): EpochSeconds {
  const path = new FreeNames(paths).take(`events/${stem}.jsonl`);
  let latest = -Infinity;
  let latestBefore = -Infinity;
  let earliestBehind = Infinity;
  for (const group of eventGroups(rows)) {
    const facts = factsOf(group);
    latest = Math.max(latest, facts.latest);
    if (group.path < path) latestBefore = Math.max(latestBefore, facts.latest);
    else earliestBehind = Math.min(earliestBehind, facts.earliest);
  }
  if (latest === -Infinity) return SAMPLES_START;
  const ahead = earliestBehind === Infinity ? -Infinity : monday(earliestBehind - days * DAY, Math.floor);
  return ahead >= latestBefore && ahead > 0 ? ahead : monday(latest, Math.ceil);
}
