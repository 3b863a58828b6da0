import { expect, test } from 'vitest';
import { importChanges } from './import-changes';

const files = (texts: Record<string, string>) => Object.entries(texts).map(([path, text]) => ({ path, text }));
const PRESENT = files({ 'rules/a.py': '1', 'rules/b.py': '1', 'rules/c.py': '1', 'events/e.jsonl': '', 'wheels/x-1/x.py': '' });

test('an import is compared with what is there', () => {
  const incoming = files({ 'rules/a.py': '1', 'rules/b.py': '2', 'rules/d.py': '1' });
  const { changes, same } = importChanges(incoming, PRESENT, true);
  expect(changes.map(({ path, kind, before, after }) => [path, kind, before, after])).toEqual([
    ['rules/b.py', 'changed', '1', '2'],
    ['rules/d.py', 'added', null, '1'],
    ['rules/c.py', 'missing', '1', null],
  ]);
  expect(same).toBe(1);
  expect(importChanges(incoming, PRESENT, false).changes.map(({ kind }) => kind)).toEqual(['changed', 'added']);
});
