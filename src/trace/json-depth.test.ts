import { expect, it } from 'vitest';
import { isDeeperThan } from './json-depth';

it.each([
  ['[[[1]]]', 3, false],
  ['[[[1]]]', 2, true],
  ['[[1],[2],[3]]', 2, false],
  ['{"a":{"b":[1]}}', 2, true],
  ['["[[[[[[", "\\"[[[[[["]', 1, false],
  ['"never closed [[[', 1, false],
  ['['.repeat(300_000), 20_000, true],
])('%.20s is deeper than %d: %s', (json, levels, deeper) => {
  expect(isDeeperThan(levels, json)).toBe(deeper);
});
