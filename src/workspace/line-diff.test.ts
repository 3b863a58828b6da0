import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff } from './line-diff';

const SIGNS = { same: ' ', added: '+', removed: '-', skipped: '…' };
const shown = (before: string, after: string): string[] => lineDiff(before, after).map(({ kind, text }) => SIGNS[kind] + text);

test('lines that were added and removed are shown with those around them', () => {
  expect(shown('a\nb\nc', 'a\nX\nc')).toEqual([' a', '-b', '+X', ' c']);
  expect(shown('a\nb', 'a\nb')).toEqual([]);
  expect(shown('', 'a')).toEqual(['-', '+a']);
  const long = Array.from({ length: 20 }, (_, n) => String(n));
  expect(shown(long.join('\n'), [...long.slice(0, 10), 'new', ...long.slice(10)].join('\n'))).toEqual(['…7 unchanged lines', ' 7', ' 8', ' 9', '+new', ' 10', ' 11', ' 12', '…7 unchanged lines']);
});

test('what is there before and after is all of both texts', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after);
      if (before === after || lines.some(({ kind }) => kind === 'skipped')) return;
      const of = (kind: string): string => lines.filter((line) => line.kind === 'same' || line.kind === kind).map((line) => line.text).join('\n');
      expect([of('removed'), of('added')]).toEqual([before, after]);
    }),
    { seed: 4, numRuns: 300 },
  );
});

test('texts that differ in very many lines are shown as replaced', () => {
  const lines = (name: string): string => Array.from({ length: 1100 }, (_, n) => `${name}${n}`).join('\n');
  expect(lineDiff(lines('a'), lines('b'))).toHaveLength(2200);
});
