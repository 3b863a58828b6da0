import { expect, test } from 'vitest';
import type { AlertGroup } from '../../replay/alert-groups';
import { alertTotals } from './alert-totals';

function alert(id: string, matches: number[], isError = false): AlertGroup {
  return {
    detection: id,
    path: 'rules/a.py',
    dedup: '',
    isError,
    title: '',
    severity: 'INFO',
    from: 0,
    last: 0,
    until: 0,
    count: matches.length,
    matches,
    alerted: true,
  };
}

test('counts alerts, errors, and the matches of each detection', () => {
  const below = { ...alert('Second', [9]), alerted: false };
  const groups = [alert('First', [1, 2]), alert('First', [5]), alert('Second', [6]), alert('First', [7, 10], true), alert('Third', [8], true), below];
  expect(alertTotals(groups)).toEqual({ alerts: 3, errors: 3, matches: new Map([['First', 3], ['Second', 2]]) });
  expect(alertTotals(groups)).toBe(alertTotals(groups));
});
