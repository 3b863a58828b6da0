import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProblem, prettyJson, pythonJson } from './json-text';

function problem(text: string): string {
  const result = prettyJson(text);
  return typeof result === 'string' ? result : describeProblem(result);
}

describe('prettyJson', () => {
  it('lays out as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(prettyJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2));
      }),
      { seed: 1, examples: [['{}'], ['[]'], ['{"a":[]}'], ['[[],{}]']] },
    );
  });

  it('accepts and refuses what JSON.parse does', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', '.5', 'true', 'null', ' ', '\n', '"');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(typeof prettyJson(text) === 'string').toBe(valid);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('keeps numbers as they are written, doubled names and their order', () => {
    expect(pythonJson('{"b": 12345678901234567890, "a": 1.50, "b": 1e3}')).toBe('{"b": 12345678901234567890, "a": 1.50, "b": 1e3}');
  });

  it('says where and why in words', () => {
    expect(problem('{\n  "a": 1\n  "b": 2\n}')).toBe('Line 3, column 3: A comma or "}" is missing here.');
    expect(problem('{"a": 1,}')).toBe('Line 1, column 8: There is a comma too many before "}".');
    expect(problem('{"a": True}')).toBe('Line 1, column 7: JSON writes True as true.');
    expect(problem("{'a': 1}")).toBe('Line 1, column 2: A name in double quotes must be here.');
    expect(problem('{"a"')).toBe('Line 1, column 5: A colon is missing after the name.');
    expect(problem('{"a": "x')).toBe('Line 1, column 7: The text in double quotes does not end.');
    expect(problem('["\\x"]')).toBe('Line 1, column 3: JSON does not know this backslash sequence.');
    expect(problem('')).toBe('Line 1, column 1: The text ends where a value must be.');
    expect(problem('{} {}')).toBe('Line 1, column 4: There is something after the end of the value.');
    expect(problem('01')).toBe('Line 1, column 1: This is not a number as JSON writes it.');
  });

  it('refuses a text that is nested too deeply instead of overflowing the stack', () => {
    expect(problem('['.repeat(100_000))).toContain('nested more than 500 levels');
  });

  it('refuses a text of millions of characters at once, and says why', () => {
    expect(problem(`"${'x'.repeat(40_000_000)}"`)).toBe('Line 1, column 1000001: The text has more than 1,000,000 characters, and an item at most 400 KB.');
    expect(typeof prettyJson(`"${'x'.repeat(400_000)}"`)).toBe('string');
  });
});

describe('pythonJson', () => {
  it('spaces as Python does and accepts its extra numbers', () => {
    expect(pythonJson('{"a":[1,2],"b":NaN,"c":-Infinity}')).toBe('{"a": [1, 2], "b": NaN, "c": -Infinity}');
    expect(typeof prettyJson('NaN')).toBe('object');
  });
});
