import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDiff } from './line-diff';

const told = (before: string, after: string): string[] => lineDiff(before, after).map((line) => (line === null ? '…' : line.sign + line.text));
const numbers = (from: number, to: number): string => Array.from({ length: to - from }, (_, index) => `${from + index}\n`).join('');

describe('lineDiff', () => {
  it('tells what came and went, with three lines around it', () => {
    expect(told(numbers(0, 20), `${numbers(0, 8)}new\n${numbers(8, 15)}${numbers(16, 20)}`)).toEqual(['…', ' 5', ' 6', ' 7', '+new', ' 8', ' 9', ' 10', '…', ' 12', ' 13', ' 14', '−15', ' 16', ' 17', ' 18', '…']);
    expect(told('', 'a\n')).toEqual(['+a']);
    expect(told('a\r\nb', 'a\nc')).toEqual([' a', '−b', '+c']);
    expect(told('a\n', 'a\n')).toEqual(['…']);
  });

  it('has every line of both, in their order', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd')).map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after);
        if (lines.includes(null)) return;
        const side = (sign: string): string => lines.map((line) => (line?.sign === ' ' || line?.sign === sign ? `${line.text}\n` : '')).join('');
        expect([side('−'), side('+')]).toEqual([before, after]);
      }),
      { seed: 4 },
    );
  });
});
