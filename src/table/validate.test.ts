import { describe, expect, it } from 'vitest';
import { validateItem, validateValue } from './validate';

const refused = (value: unknown) => {
  try {
    return validateValue(value);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : error;
  }
};

describe('values', () => {
  it('are normalised: numbers, order of set members', () => {
    expect(validateValue({ N: '1.0' })).toEqual({ N: '1' });
    expect(validateValue({ SS: ['b', 'B', 'a'] })).toEqual({ SS: ['B', 'a', 'b'] });
    expect(validateValue({ NS: ['10', '9', '-1.50'] })).toEqual({ NS: ['-1.5', '9', '10'] });
    expect(validateValue({ L: [{ M: { n: { N: '0.10' } } }] })).toEqual({ L: [{ M: { n: { N: '0.1' } } }] });
    expect(validateValue({ S: '' })).toEqual({ S: '' });
    expect(validateValue({ S: 'x', N: null })).toEqual({ S: 'x' });
  });

  const prefix = 'ValidationException: One or more parameter values were invalid: ';
  it.each([
    [{}, 'ValidationException: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'],
    [
      { S: 'a', N: '1' },
      'ValidationException: Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    ],
    [{ SS: [] }, `${prefix}An string set  may not be empty`],
    [{ NS: [] }, `${prefix}An number set  may not be empty`],
    [{ BS: [] }, `${prefix}Binary sets should not be empty`],
    [{ SS: ['a', 'b', 'a'] }, `${prefix}Input collection [a, b, a] contains duplicates.`],
    [{ NS: ['1', '1.0'] }, 'ValidationException: Input collection contains duplicates'],
    [{ NULL: false }, `${prefix}Null attribute value types must have the value of true`],
    [{ N: 'x' }, 'ValidationException: The parameter cannot be converted to a numeric value: x'],
    [{ S: 5 }, 'SerializationException: NUMBER_VALUE cannot be converted to String'],
    [{ S: true }, 'SerializationException: TRUE_VALUE cannot be converted to String'],
    [{ N: 5.5 }, 'SerializationException: DECIMAL_VALUE cannot be converted to String'],
    [{ SS: 'a' }, 'SerializationException: Unexpected field type'],
    [{ B: 'a' }, 'SerializationException: Base64 encoded length is expected a multiple of 4 bytes but found: 1'],
    [{ B: '####' }, 'SerializationException: Invalid Base64 text'],
    ['a', 'SerializationException: Unexpected value type in payload'],
    [{ M: { a: { SS: [] } } }, `${prefix}An string set  may not be empty`],
  ])('%j is refused', (value, message) => {
    expect(refused(value)).toBe(message);
  });

  it('are nested at most 32 levels deep', () => {
    const nested = (levels: number): unknown => (levels === 0 ? { S: 'x' } : { L: [nested(levels - 1)] });
    expect(refused(nested(32))).toHaveProperty('L');
    expect(refused(nested(33))).toContain('Nesting Levels have exceeded supported limits');
  });
});

describe('items', () => {
  it('have a string key and at most 400 KB', () => {
    const size = 400 * 1024 - 'key'.length - 'k'.length - 'data'.length;
    const item = (length: number) => ({ key: { S: 'k' }, data: { S: 'x'.repeat(length) } });
    expect(validateItem(item(size))).toHaveProperty('key');
    expect(() => validateItem(item(size + 1))).toThrow('Item size has exceeded the maximum allowed size');
    expect(() => validateItem({ key: { SS: ['k'] } })).toThrow('expected: S actual: SS');
    expect(() => validateItem({})).toThrow('Missing the key key in the item');
  });

  it('may have attributes named like members of Object.prototype', () => {
    const item = validateItem(JSON.parse('{"key":{"S":"k"},"__proto__":{"S":"x"},"constructor":{"N":"1"}}'));
    expect(Object.entries(item)).toEqual([
      ['key', { S: 'k' }],
      ['__proto__', { S: 'x' }],
      ['constructor', { N: '1' }],
    ]);
  });
});
