import { expect, test } from 'vitest';
import { renamedPath } from './rename';

test('renamedPath keeps the folder and the ending that were not typed', () => {
  const to = (typed: string) => renamedPath('rules/aws/old.py', typed);
  expect(to('new')).toBe('rules/aws/new.py');
  expect(to('new.py')).toBe('rules/aws/new.py');
  expect(to('My.Rule')).toBe('rules/aws/My.Rule.py');
  expect(to('rules/new')).toBe('rules/new.py');
  expect(to('rules/new.yml')).toBe('rules/new.yml');
  expect(to(' rules/okta/ ')).toBe('rules/okta/old.py');
  expect(to('  ')).toBe('');
});

test('renamedPath knows files without an ending, at the root, or with capitals', () => {
  expect(renamedPath('LICENSE', 'COPYING')).toBe('COPYING');
  expect(renamedPath('rules/A.PY', 'b')).toBe('rules/b.PY');
  expect(renamedPath('notes.rst', 'more.rst')).toBe('more.rst');
});
