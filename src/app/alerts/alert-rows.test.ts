import { describe, expect, it } from 'vitest';
import type { AlertGroup } from '../../replay/alert-groups';
import { AlertRows, lineOfFunction, type AlertRow } from './alert-rows';

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
  count: 1,
  matches: [match],
  alerted: true,
  ...part,
});

const all = (rows: AlertRows): AlertRow[] => Array.from({ length: rows.length }, (_, index) => rows.at(index)).filter((row) => row !== undefined);

describe('rows of the alerts', () => {
  const rows = new AlertRows([group(1, { isError: true }), group(2, {}), group(3, { alerted: false }), group(4, {})]);

  it('keep alerts, errors and what is below the threshold apart', () => {
    expect(all(rows).map((row) => (row.kind === 'section' ? `${row.id} ${row.count}` : row.id))).toEqual([
      'Alerts 2', 'a2', 'a4', 'Errors 1', 'e1', 'Below the threshold 1', 'a3',
    ]);
  });

  it('are found by what identifies them', () => {
    expect(all(rows).map(({ id }) => rows.indexOf(id))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(['a1', 'e2', 'a5', '', 'Other'].map((id) => rows.indexOf(id))).toEqual([-1, -1, -1, -1, -1]);
  });

  it('end where they end, and have no headings over nothing', () => {
    expect([rows.at(-1), rows.at(7)]).toEqual([undefined, undefined]);
    expect(new AlertRows([]).length).toBe(0);
    expect(new AlertRows([]).at(0)).toBeUndefined();
  });
});

describe('lineOfFunction', () => {
  it('finds top-level definitions only', () => {
    const text = 'import x\n\nclass A:\n    def rule(self):\n        pass\n\ndef rule(event):\n    return True\n';
    expect(lineOfFunction(text, 'rule')).toBe(7);
    expect(lineOfFunction(text, 'title')).toBeNull();
  });
});
