import type { EpochSeconds } from '../clock/clock-types';
import { eventGroups, onceAGroup } from './event-groups';
import type { EventRow } from './workspace-types';

/** Events that are named where many have the same fault. */
const NAMED = 5;

/** Events that are older than one before them. Places count from 0. */
export interface OlderEvents {
  count: number;
  /** The first few, each with the newest event before it. */
  first: readonly { place: number; newest: number }[];
}

/** What lists and runs ask of all events of a file. Looked at once: going over a million rows takes longer than anything that is asked of them. */
export interface EventFacts {
  /** Places of the enabled ones, ascending. */
  enabled: Uint32Array;
  logTypes: ReadonlySet<string | null>;
  withoutLogType: number;
  withoutTime: number;
  /** Places of the first few without a time that Panther can read. */
  firstWithoutTime: readonly number[];
  /** Times of the enabled events that have one; infinite where there are none. */
  earliest: EpochSeconds;
  latest: EpochSeconds;
  /** The place of the latest; −1 where there is none. */
  latestPlace: number;
  older: OlderEvents;
}

/** The facts of the events of one file. */
export const factsOf = onceAGroup((rows): EventFacts => {
  const enabled: number[] = [];
  const logTypes = new Set<string | null>();
  const firstWithoutTime: number[] = [];
  let withoutLogType = 0;
  let withoutTime = 0;
  let earliest = Infinity;
  for (const [place, row] of rows.entries()) {
    logTypes.add(row.logType);
    if (row.logType === null) withoutLogType += 1;
    if (row.enabled) enabled.push(place);
    if (row.epoch === null) {
      withoutTime += 1;
      if (firstWithoutTime.length < NAMED) firstWithoutTime.push(place);
    } else if (row.enabled && row.epoch < earliest) earliest = row.epoch;
  }
  const { older, latest, latestPlace } = walk(rows, -Infinity, -1);
  return { enabled: Uint32Array.from(enabled), logTypes, withoutLogType, withoutTime, firstWithoutTime, earliest, latest, latestPlace, older };
});

/** Goes over a file’s enabled events behind one with the time `latest`, whose place is `newest`. */
function walk(rows: readonly EventRow[], latest: EpochSeconds, newest: number): { older: OlderEvents; latest: EpochSeconds; latestPlace: number } {
  const first: { place: number; newest: number }[] = [];
  let count = 0;
  for (const [place, row] of rows.entries()) {
    const time = row.enabled ? row.epoch : null;
    if (time === null) continue;
    if (time < latest) {
      count += 1;
      if (first.length < NAMED) first.push({ place, newest });
    } else {
      latest = time;
      newest = place;
    }
  }
  return { older: { count, first }, latest, latestPlace: newest };
}

/** What is out of order in a list of events. */
export interface OutOfOrder extends OlderEvents {
  /** Files that have older events behind newer ones of their own. */
  paths: readonly string[];
}

/** The enabled events that are older than an enabled one before them, in the order of the list; places are those in the list. */
export function findOlder(rows: readonly EventRow[]): OutOfOrder {
  const paths = new Set<string>();
  const first: { place: number; newest: number }[] = [];
  let count = 0;
  let latest = -Infinity;
  let newest = -1;
  for (const group of eventGroups(rows)) {
    const facts = factsOf(group);
    if (facts.older.count > 0) paths.add(group.path);
    // Where all that a file has is newer than what came before, its own order is all that counts.
    const isBehind = facts.earliest < latest;
    const { older } = isBehind ? walk(group.rows, latest, newest - group.start) : facts;
    count += older.count;
    for (const event of older.first) if (first.length < NAMED) first.push({ place: group.start + event.place, newest: group.start + event.newest });
    if (facts.latest >= latest && facts.latestPlace >= 0) {
      latest = facts.latest;
      newest = group.start + facts.latestPlace;
    }
  }
  return { count, first, paths: [...paths] };
}

/** How many events are enabled. */
export function countEnabled(rows: readonly EventRow[]): number {
  return eventGroups(rows).reduce((sum, group) => sum + factsOf(group).enabled.length, 0);
}

/** The places of the enabled events in the list. */
export function enabledPlaces(rows: readonly EventRow[]): Uint32Array {
  const places = new Uint32Array(countEnabled(rows));
  let next = 0;
  for (const group of eventGroups(rows)) for (const place of factsOf(group).enabled) places[next++] = group.start + place;
  return places;
}
