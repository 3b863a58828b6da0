import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../trace/item';
import { commonFields, fieldPaths, fieldText, isFieldPath } from './field-path';

const value = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))),
})).value;
const event = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('a.b', '@t', '', 'x[0]', '__proto_')), value, { noNullPrototype: true });

describe('fieldPaths', () => {
  it('names fields the way they are read', () => {
    expect(fieldPaths({ actor: { alternateId: 'x' }, target: [{ id: 1 }, { id: 2 }, { id: 3 }], ips: ['1', '2'], 'a.b': 1, empty: {} })).toEqual([
      'actor.alternateId',
      'target[0].id',
      'target[1].id',
      'ips',
      'ips[0]',
      'ips[1]',
      '["a.b"]',
    ]);
  });

  it('lists each with its value in the text, for any event', () => {
    fc.assert(
      fc.property(event, (made: JsonObject) => {
        for (const path of fieldPaths(made)) {
          expect(isFieldPath(path)).toBe(true);
          expect(fieldText(JSON.stringify(made, null, 1), path)).not.toBeNull();
        }
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe('commonFields', () => {
  it('has the most common ones first, and else goes by name', () => {
    expect(commonFields([{ b: 1, a: 1 }, { b: 1, c: 1 }])).toEqual([
      { path: 'b', events: 2 },
      { path: 'a', events: 1 },
      { path: 'c', events: 1 },
    ]);
  });
});

describe('fieldText', () => {
  const json = '{"big": 12345678901234567890, "float": 1.50, "text": "a\\nb", "list": [1, {"in": [true, null]}], "a.b": {"c d": "x"}, "twice": 1, "twice": 2}';
  it.each([
    ['big', '12345678901234567890'],
    ['float', '1.50'],
    ['text', 'a\nb'],
    ['list', '[1,{"in":[true,null]}]'],
    ['list[1].in[0]', 'true'],
    ['list[1].in[1]', 'null'],
    ['["a.b"]["c d"]', 'x'],
    ['["a.b"].c d', 'x'],
    ['twice', '2'],
    ['list[2]', null],
    ['text.x', null],
    ['missing', null],
    ['', null],
    ['a..b', null],
    ['list[x]', null],
  ])('of %s is %s', (path, text) => {
    expect(fieldText(json, path)).toBe(text);
  });

  it('is cut where it is long', () => {
    expect(fieldText(JSON.stringify({ a: 'x'.repeat(1000) }), 'a')).toHaveLength(301);
  });
});
