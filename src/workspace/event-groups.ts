import { partitionPoint } from '../clock/partition-point';
import type { EventRow } from './workspace-types';

/** The events of one file, in a list of all. `rows` is the same array as long as nothing in the file changes. */
export interface EventGroup {
  path: string;
  /** Position of the first one among all. */
  start: number;
  rows: readonly EventRow[];
}

const groupsOf = new WeakMap<readonly EventRow[], readonly EventGroup[]>();

/** Remembers of which files a list of events is made. */
export function rememberGroups(rows: readonly EventRow[], groups: readonly EventGroup[]): void {
  groupsOf.set(rows, groups);
}

/** The files that a list of events is made of, in order: what is known of a file stays true when another one changes. */
export function eventGroups(rows: readonly EventRow[]): readonly EventGroup[] {
  let groups = groupsOf.get(rows);
  if (groups === undefined) rememberGroups(rows, (groups = found(rows)));
  return groups;
}

function found(rows: readonly EventRow[]): EventGroup[] {
  const groups: EventGroup[] = [];
  for (let start = 0; start < rows.length; ) {
    const path = rows[start]?.path ?? '';
    let end = start;
    while (end < rows.length && rows[end]?.path === path) end += 1;
    groups.push({ path, start, rows: rows.slice(start, end) });
    start = end;
  }
  return groups;
}

/** Something that is worked out of a file's events once, for as long as they are the same. */
export function onceAGroup<Value>(workOut: (rows: readonly EventRow[]) => Value): (group: Pick<EventGroup, 'rows'>) => Value {
  const known = new WeakMap<readonly EventRow[], { value: Value }>();
  return ({ rows }) => {
    let entry = known.get(rows);
    if (entry === undefined) known.set(rows, (entry = { value: workOut(rows) }));
    return entry.value;
  };
}

/** Position among all events of a line of a file; −1 where it is no event. */
export function positionOf(groups: readonly EventGroup[], path: string, line: number): number {
  for (const group of groups) {
    if (group.path !== path) continue;
    const position = partitionPoint(0, group.rows.length, (index) => (group.rows[index]?.line ?? 0) < line);
    if (group.rows[position]?.line === line) return group.start + position;
  }
  return -1;
}
