import { describe, expect, it } from 'vitest';
import type { AlertGroup } from '../../replay/alert-groups';
import { alertRows, lineOfFunction } from './alert-rows';

const group = (match: number, part: Partial<AlertGroup>): AlertGroup => ({
  detection: 'A',
  path: 'rules/a.py',
  dedup: 'd',
  isError: false,
  title: 't',
  severity: 'LOW',
  from: 0,
  last: 0,
  until: 3600,
  matches: [match],
  alerted: true,
  ...part,
});

describe('alertRows', () => {
  it('keeps alerts, errors and what is below the threshold apart', () => {
    const rows = alertRows([group(1, { isError: true }), group(2, {}), group(3, { alerted: false }), group(4, {})]);
    expect(rows.map((row) => (row.kind === 'section' ? `${row.section} ${row.count}` : row.id))).toEqual([
      'Alerts 2', 'a2', 'a4', 'Errors 1', 'e1', 'Below the threshold 1', 'a3',
    ]);
  });

  it('has no headings over nothing', () => {
    expect(alertRows([])).toEqual([]);
  });
});

describe('lineOfFunction', () => {
  it('finds top-level definitions only', () => {
    const text = 'import x\n\nclass A:\n    def rule(self):\n        pass\n\ndef rule(event):\n    return True\n';
    expect(lineOfFunction(text, 'rule')).toBe(7);
    expect(lineOfFunction(text, 'title')).toBeNull();
  });
});
