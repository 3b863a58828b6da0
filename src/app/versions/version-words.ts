import { countAlerts, PITFALLS } from '../../engine/page-behaviour';
import type { Finding } from '../../pitfalls/finding-types';
import { comparisonLine, type OnlyIn } from '../compare/compare-words';
import type { CostSettings } from '../cost/cost-settings';
import { dollarsText, monthDollars, perEvent, shortNumber } from '../cost/cost-words';
import { titleOf } from '../pitfalls/pitfall-words';
import { counted, numeral } from '../state/count-words';
import type { VersionComparison, VersionRun } from './version-types';

/** How a key is told of that only one of the versions has. */
export const ONLY_IN: OnlyIn = { before: 'only with the other version', now: 'only as it is now' };

/** A number of both versions, in words. */
export interface VersionRow {
  name: string;
  before: string;
  now: string;
  /** Whether they differ. */
  differs: boolean;
}

/** What can be counted of two versions, side by side. */
export function versionRows({ before, now }: VersionComparison, settings: CostSettings): VersionRow[] {
  const ofCost = (value: (cost: NonNullable<VersionRun['cost']>) => number): ((run: VersionRun) => number) => ({ cost }) => (cost === null ? 0 : value(cost));
  const rows: [string, (run: VersionRun) => number, (value: number) => string][] = [
    ['Alerts', ({ alerts }) => countAlerts(alerts), numeral],
    ['Errors', ({ errors }) => errors, numeral],
    ['Requests', ofCost(({ requests }) => requests), numeral],
    ['Requests per event', ofCost(({ requests, events }) => perEvent(requests, events)), shortNumber],
    ['Requests on matching events', ofCost(({ requestsOnMatches }) => requestsOnMatches), numeral],
    ['Events whose requests did not matter', ofCost(({ idleEvents }) => idleEvents), numeral],
    ['Read units', ofCost(({ readUnits }) => readUnits), shortNumber],
    ['Write units', ofCost(({ writeUnits }) => writeUnits), shortNumber],
    ['Simulated ms per event', ofCost(({ milliseconds, events }) => perEvent(milliseconds, events)), shortNumber],
    [`A month of ${counted(settings.eventsPerDay, 'event')} a day`, ofCost((cost) => monthDollars(cost, settings)), dollarsText],
    ['Findings', ({ findings }) => findings.length, numeral],
  ];
  return rows.map(([name, value, text]) => {
    const texts = { before: text(value(before)), now: text(value(now)) };
    return { name, ...texts, differs: texts.before !== texts.now };
  });
}

/** What the version as it is now does otherwise, in a line. */
export function versionLine(comparison: VersionComparison): string {
  const difference = (comparison.now.cost?.requests ?? 0) - (comparison.before.cost?.requests ?? 0);
  const requests = difference === 0 ? '' : `${counted(Math.abs(difference), 'request')} ${difference < 0 ? 'saved' : 'more'}`;
  const parts = [comparisonLine(comparison), requests].filter((text) => text !== '');
  return parts.length === 0 ? 'The version as it is now does the same with the same requests.' : `As it is now: ${parts.join(', ')}.`;
}

/** The findings that only one of the versions has, and those of both. Of a code that both have, as many as both have are the same. */
export function compareFindings(before: readonly Finding[], now: readonly Finding[]): { gone: readonly Finding[]; added: readonly Finding[]; both: readonly Finding[] } {
  const left = [...before];
  const added: Finding[] = [];
  const both: Finding[] = [];
  for (const finding of now) {
    const place = left.findIndex(({ code }) => code === finding.code);
    if (place < 0) added.push(finding);
    else {
      left.splice(place, 1);
      both.push(finding);
    }
  }
  return { gone: left, added, both };
}

/** A finding in a line: `RC113 Title, line 4`. */
export function findingLine({ code, range }: Finding): string {
  return `${code} ${titleOf(code, PITFALLS)}${range === null ? '' : `, line ${numeral(range.from.line)}`}`;
}
