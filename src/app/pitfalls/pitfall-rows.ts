import type { PitfallCode } from '../../pitfalls/finding-types';
import type { ListedFinding } from '../state/pitfall-state';

export const SHOWN_SEVERITIES = ['All severities', 'Errors', 'Errors and warnings'] as const;
export const GROUPINGS = ['Not grouped', 'By detection', 'By code'] as const;

/** What the list is limited to, and how it is put together. */
export interface PitfallFilter {
  /** Part of a code, a title, a message, a detection's ID or a path, whatever the case. */
  search: string;
  severity: (typeof SHOWN_SEVERITIES)[number];
  /** ID of a detection; null: all. */
  detection: string | null;
  grouping: (typeof GROUPINGS)[number];
}

export const ALL_PITFALLS: PitfallFilter = { search: '', severity: 'All severities', detection: null, grouping: 'Not grouped' };

/** A row of the list: a finding, or the name of those below it. */
export type PitfallRow = { kind: 'finding'; id: string; finding: ListedFinding } | { kind: 'group'; id: string; name: string; count: number };

/** The findings that a filter leaves; severe ones first, then in order of their places. `titleOf`: the name of a code. */
export function shownFindings(findings: readonly ListedFinding[], { search, severity, detection }: PitfallFilter, titleOf: (code: PitfallCode) => string): readonly ListedFinding[] {
  const wanted = search.trim().toLowerCase();
  const left = findings.filter((one) => {
    if (severity !== 'All severities' && RANKS[one.severity] > (severity === 'Errors' ? 0 : 1)) return false;
    if (detection !== null && one.detection !== detection) return false;
    return wanted === '' || [one.code, titleOf(one.code), one.message, one.detection ?? '', one.range?.path ?? ''].some((text) => text.toLowerCase().includes(wanted));
  });
  return left.sort((a, b) => RANKS[a.severity] - RANKS[b.severity]);
}

const RANKS = { error: 0, warning: 1, info: 2 };
/** What belongs to no detection. */
const SHARED = 'Helpers';

/** The rows of a list, grouped by what they share; groups are in the order of their first findings. */
export function rowsOf(findings: readonly ListedFinding[], grouping: PitfallFilter['grouping'], titleOf: (code: PitfallCode) => string): readonly PitfallRow[] {
  const rowOf = (finding: ListedFinding): PitfallRow => ({ kind: 'finding', id: finding.id, finding });
  if (grouping === 'Not grouped') return findings.map(rowOf);
  const groups = new Map<string, ListedFinding[]>();
  for (const finding of findings) {
    const name = grouping === 'By code' ? `${finding.code} ${titleOf(finding.code)}` : (finding.detection ?? SHARED);
    const group = groups.get(name);
    if (group) group.push(finding);
    else groups.set(name, [finding]);
  }
  return [...groups].flatMap(([name, own]): PitfallRow[] => [{ kind: 'group', id: `group ${name}`, name, count: own.length }, ...own.map(rowOf)]);
}
