import { expect, it } from 'vitest';
import { shownJson } from './shown-json';

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

it('prints a value with one member a line', () => {
  expect(shownJson({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
});

it('keeps a value on one line that is nested deeper than anybody reads', () => {
  expect(shownJson(nested(600))).toBe(JSON.stringify(nested(600)));
});

it('says what it cannot show', () => {
  expect(shownJson(nested(500_000))).toBe('The value is nested too deeply to be shown.');
});

it('leaves a value of many millions of characters as it is', () => {
  expect(shownJson('x'.repeat(20_000_000))).toHaveLength(20_000_002);
});
