import { expect, test } from 'vitest';
import { originOf, withImported } from './imported-texts';

const file = (text: string, path = 'rules/a.py') => ({ path, text });

test('a file is as imported, edited, or nothing is known of it', () => {
  const once = withImported(undefined, [file('1')]);
  expect(originOf(once, file('1'))).toBe('imported');
  expect(originOf(once, file('2'))).toBe('edited');
  expect(originOf(once, file('1', 'rules/b.py'))).toBe('unknown');
  expect(originOf(undefined, file('1'))).toBe('unknown');
});

test('what an earlier import brought is no edit, as after Undo of the next one, for some imports', () => {
  let imported = withImported(undefined, [file('first')]);
  for (let index = 0; index < 7; index++) imported = withImported(imported, [file(`${index}`), file(`${index}`)]);
  expect(originOf(imported, file('first'))).toBe('imported');
  expect(originOf(withImported(imported, [file('8')]), file('first'))).toBe('edited');
});
