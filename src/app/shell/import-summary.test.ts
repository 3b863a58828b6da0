import { expect, test } from 'vitest';
import { importSummary } from './import-summary';

test('importSummary tells new files from those that replace one', () => {
  const files = ['rules/a.py', 'rules/b.py'].map((path) => ({ path, text: '' }));
  expect(importSummary(['rules/c.py'], files)).toBe('1 new file; no file is replaced.');
  expect(importSummary(['rules/a.py', 'rules/c.py', 'rules/d.py'], files)).toBe('2 new files, 1 replaces the file of the same name.');
  expect(importSummary(['rules/a.py', 'rules/b.py'], files)).toBe('No new files, 2 replace files of the same name.');
});
