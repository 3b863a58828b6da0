import { partitionPoint } from '../../clock/partition-point';
import type { AlertGroup } from '../../replay/alert-groups';

/** The parts of the list: what would be an alert, exceptions, and what has too few matches so far. */
export const SECTIONS = ['Alerts', 'Errors', 'Below the threshold'] as const;
export type Section = (typeof SECTIONS)[number];

export type AlertRow = { kind: 'section'; id: Section; count: number } | { kind: 'group'; id: string; group: AlertGroup };

/** Which part of the list a group belongs to. */
function sectionOf(group: AlertGroup): Section {
  if (group.isError) return 'Errors';
  return group.alerted ? 'Alerts' : 'Below the threshold';
}

/** Identifies a group as long as the trace only grows: no two windows begin with the same match. */
export function groupId(group: AlertGroup): string {
  return `${group.isError ? 'e' : 'a'}${firstMatch(group)}`;
}

function firstMatch(group: AlertGroup | undefined): number {
  return group?.matches[0] ?? -1;
}

/**
 * The groups by section, each section under a heading, in the order in which their windows opened, which is that of their first
 * matches. A row is made when it is asked for: a run has tens of thousands of groups, and some twenty are seen.
 */
export class AlertRows {
  /** Each that is not empty, with the places of its groups; its heading is row `from`. */
  private readonly sections: { section: Section; places: readonly number[]; from: number }[] = [];
  readonly length: number;

  constructor(private readonly groups: readonly AlertGroup[]) {
    const places: Record<Section, number[]> = { Alerts: [], Errors: [], 'Below the threshold': [] };
    for (let place = 0; place < groups.length; place += 1) {
      const group = groups[place];
      if (group !== undefined) places[sectionOf(group)].push(place);
    }
    let from = 0;
    for (const section of SECTIONS) {
      if (places[section].length === 0) continue;
      this.sections.push({ section, places: places[section], from });
      from += 1 + places[section].length;
    }
    this.length = from;
  }

  /** undefined beyond the last row. */
  at(index: number): AlertRow | undefined {
    const found = this.sections.findLast(({ from }) => from <= index);
    if (found === undefined) return undefined;
    if (index === found.from) return { kind: 'section', id: found.section, count: found.places.length };
    const group = this.groups[found.places[index - found.from - 1] ?? -1];
    return group === undefined ? undefined : { kind: 'group', id: groupId(group), group };
  }

  /** The row with this ID; -1 where there is none. */
  indexOf(id: string): number {
    const heading = this.sections.find(({ section }) => section === id);
    if (heading !== undefined) return heading.from;
    const match = Number(id.slice(1));
    const place = partitionPoint(0, this.groups.length, (at) => firstMatch(this.groups[at]) < match);
    const group = this.groups[place];
    if (group === undefined || groupId(group) !== id) return -1;
    const section = this.sections.find((candidate) => candidate.section === sectionOf(group));
    if (section === undefined) return -1;
    const { places } = section;
    return section.from + 1 + partitionPoint(0, places.length, (at) => (places[at] ?? 0) < place);
  }
}

/** 1-based line of a function's definition in a Python text; null when it is not defined at the top level. */
export function lineOfFunction(text: string, name: string): number | null {
  const index = text.split('\n').findIndex((line) => line.startsWith(`def ${name}(`));
  return index < 0 ? null : index + 1;
}
