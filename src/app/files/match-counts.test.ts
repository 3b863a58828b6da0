import { expect, test } from 'vitest';
import type { AlertGroup } from '../../replay/alert-groups';
import { matchCounts } from './match-counts';

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
    matches,
    alerted: true,
  };
}

test('sums the matches of all alert groups but those about errors', () => {
  const alerts = [alert('First', [1, 2]), alert('First', [5]), alert('Second', [6]), alert('First', [7], true), alert('Third', [8], true)];
  expect([...matchCounts(alerts)]).toEqual([
    ['First', 3],
    ['Second', 1],
  ]);
});
