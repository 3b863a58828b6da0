import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson, findDuplicateName, findJsonFault, lineAndColumn, MAX_JSON_DEPTH, scanValue, setMember } from './json-text';

const spaces = fc.constantFrom('', ' ', '\n', '\t', ' \r\n ');

describe('findJsonFault', () => {
  it('accepts what JSON.parse accepts, with white space anywhere', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), spaces, spaces, (json, before, after) => {
        expect(findJsonFault(before + json + after)).toBeNull();
        expect(findJsonFault(JSON.stringify(JSON.parse(json), null, 2))).toBeNull();
      }),
      { seed: 1 },
    );
  });

  it('refuses what JSON.parse refuses, and nothing else', () => {
    const character = fc.constantFrom(...'{}[]",:\\ \n-+.eE019truefalsn\u0001é'.split(''));
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
        const text = characters.join('');
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(findJsonFault(text) === null).toBe(valid);
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it.each([
    ['', 0, 'the text ends where a value is expected'],
    ['{"a": 1,}', 8, 'there is a comma before }'],
    ['[1,]', 3, 'there is a comma before ]'],
    ["{'a': 1}", 1, "names are written with double quotes in JSON, not with '"],
    ['{"a": \'x\'}', 6, "texts are written with double quotes in JSON, not with '"],
    ['{"a": True}', 6, 'True is Python; JSON writes true'],
    ['{"a": NaN}', 6, 'NaN is no number that JSON has; write null, or a text'],
    ['{"a" 1}', 5, 'a colon is expected after the name "a"'],
    ['{"a": 1 "b": 2}', 8, 'a comma or } is expected, not "'],
    ['{"a": [1, 2', 11, 'the text ends inside a list: ] is missing'],
    ['{"a": "x', 6, 'a text is not closed: its second " is missing'],
    ['{"a": "x\n"}', 6, 'a text is not closed: its second " is missing on this line'],
    ['{"a": "\\x"}', 7, '\\x is no escape that JSON knows'],
    ['{"a": 012}', 6, 'a number has a leading zero or a stray dot'],
    ['{a: 1}', 1, 'a name in double quotes is expected, not a'],
    ['{} x', 3, 'there is more text behind the value: x'],
  ])('says what is wrong with %j', (text, at, reason) => {
    expect(findJsonFault(text)).toEqual({ at, reason });
  });

  it('ends in a sentence however deep the nesting is', () => {
    const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(findJsonFault(deep(MAX_JSON_DEPTH))).toBeNull();
    expect(findJsonFault(deep(10_000))).toEqual({ at: MAX_JSON_DEPTH, reason: `it is nested deeper than ${MAX_JSON_DEPTH} levels` });
    expect(findJsonFault('{"a":'.repeat(1_000_000))?.reason).toContain('nested deeper');
  });

  it('reads a text of many megabytes', () => {
    expect(findJsonFault(JSON.stringify('a\\"é'.repeat(4_000_000)))).toBeNull();
  });
});

describe('scanValue', () => {
  it('stops behind the value and names all members with their object', () => {
    const text = ' {"a": {"b": 1}, "c": [{"b": 2}]} rest';
    const names: [string, number, string][] = [];
    const objects = new Set<number>();
    const result = scanValue(text, 1, (name) => {
      names.push([text.slice(name.start, name.end), name.depth, text.charAt(name.valueStart)]);
      objects.add(name.object);
    });
    expect(result).toEqual({ end: text.length - ' rest'.length });
    expect(names).toEqual([
      ['"a"', 1, '{'],
      ['"b"', 2, '1'],
      ['"c"', 1, '['],
      ['"b"', 3, '2'],
    ]);
    expect(objects.size).toBe(3);
  });
});

describe('compactJson', () => {
  it('keeps the value and every token', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(compactJson(JSON.stringify(value, null, 3))).toBe(JSON.stringify(value));
      }),
      { seed: 1 },
    );
    expect(compactJson('{\n "id" : 12345678901234567890,\r\n "f": 1.50, "s": " a  b "\n}')).toBe('{"id":12345678901234567890,"f":1.50,"s":" a  b "}');
  });
});

describe('findDuplicateName', () => {
  it('finds a name that one object has twice', () => {
    expect(findDuplicateName('{"a": 1, "b": {"c": 1, "c": 2}}')).toEqual({ at: 23, name: '"c"' });
  });
  it('does not mind equal names in different objects', () => {
    expect(findDuplicateName('{"a": [{"a": 1}, {"a": {"a": 2}}], "b": {"a": 1}, "c": {"a": 1}}')).toBeNull();
  });
});

describe('setMember', () => {
  it.each([
    ['{"a":1,"big":12345678901234567890}', '{"a":1,"big":12345678901234567890,"p":"x"}'],
    ['{"a": 1, "b": 2}', '{"a": 1, "b": 2, "p": "x"}'],
    ['{}', '{"p":"x"}'],
    ['{ }', '{"p":"x"}'],
    ['{"p": {"p": [1]}, "q": 1.0}', '{"p": "x", "q": 1.0}'],
    ['{"inner":{"p":1}}', '{"inner":{"p":1},"p":"x"}'],
    ['[1]', '[1]'],
    ['{"a":', '{"a":'],
  ])('sets a member of %j', (text, expected) => {
    expect(setMember(text, 'p', '"x"')).toBe(expected);
  });
});

describe('lineAndColumn', () => {
  it('counts from 1', () => {
    expect(lineAndColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
    expect(lineAndColumn('ab\ncd', 2)).toEqual({ line: 1, column: 3 });
    expect(lineAndColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  });
});
