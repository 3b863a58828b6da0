import { describe, expect, it } from 'vitest';
import { scalarText } from './test-words';

describe('what a function gave', () => {
  it.each([
    ['"two\\nlines"', 'two\nlines'],
    ['null', 'None'],
    ['true', 'True'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.0', '1.0'],
    ['{"n": 1}', null],
    ['["a"]', null],
  ])('%s is told as %s', (json, told) => {
    expect(scalarText(json)).toBe(told);
  });
});
