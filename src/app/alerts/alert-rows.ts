import type { AlertGroup } from '../../replay/alert-groups';

/** The parts of the list: what would be an alert, exceptions, and what has too few matches so far. */
export const SECTIONS = ['Alerts', 'Errors', 'Below the threshold'] as const;
export type Section = (typeof SECTIONS)[number];

export type AlertRow = { kind: 'section'; section: Section; count: number } | { kind: 'group'; id: string; group: AlertGroup };

/** Which part of the list a group belongs to. */
export function sectionOf(group: AlertGroup): Section {
  if (group.isError) return 'Errors';
  return group.alerted ? 'Alerts' : 'Below the threshold';
}

/** Identifies a group as long as the trace only grows: no two windows begin with the same match. */
export function groupId(group: AlertGroup): string {
  return `${group.isError ? 'e' : 'a'}${group.matches[0] ?? ''}`;
}

/** The groups by section, each section under a heading, in the order in which their windows opened. */
export function alertRows(groups: readonly AlertGroup[]): AlertRow[] {
  return SECTIONS.flatMap((section) => {
    const own = groups.filter((group) => sectionOf(group) === section);
    if (own.length === 0) return [];
    const heading: AlertRow = { kind: 'section', section, count: own.length };
    return [heading, ...own.map((group): AlertRow => ({ kind: 'group', id: groupId(group), group }))];
  });
}

/** 1-based line of a function's definition in a Python text; null when it is not defined at the top level. */
export function lineOfFunction(text: string, name: string): number | null {
  const index = text.split('\n').findIndex((line) => line.startsWith(`def ${name}(`));
  return index < 0 ? null : index + 1;
}
