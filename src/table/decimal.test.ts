import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../trace/decimal-order';
import { addNumbers, normalizeNumber, significantDigits, subtractNumbers } from './decimal';

/** A decimal as its digits and the number of them behind the point; at most 18 digits. */
const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 15 }));

const write = ([digits, places]: [bigint, number]) => `${digits}E-${places}`;
/** The same number times 10^15, as an integer. */
const scaled = ([digits, places]: [bigint, number]) => digits * 10n ** BigInt(15 - places);

describe('normalizeNumber', () => {
  it.each([
    ['1', '1'],
    ['007', '7'],
    ['+5', '5'],
    ['-0', '0'],
    ['0.000', '0'],
    ['0E400', '0'],
    ['1.50', '1.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-12.340e1', '-123.4'],
    ['1E3', '1000'],
    ['1e-3', '0.001'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('%s becomes %s', (text, normal) => {
    expect(normalizeNumber(text)).toBe(normal);
  });

  it.each(['', ' ', 'x', '1x', '0x10', '--1', '.', 'e5', 'NaN', 'Infinity', '1,5', ' 1', '١'])('refuses "%s"', (text) => {
    expect(() => normalizeNumber(text)).toThrow('cannot be converted to a numeric value');
  });

  it('keeps to 38 digits and the range', () => {
    expect(normalizeNumber('9'.repeat(38))).toBe('9'.repeat(38));
    expect(() => normalizeNumber('1'.repeat(39))).toThrow('more than 38 significant digits');
    expect(normalizeNumber(`1${'0'.repeat(125)}`)).toHaveLength(126);
    expect(normalizeNumber('9.9e125')).toMatch(/^990/);
    expect(() => normalizeNumber('1e126')).toThrow('Number overflow');
    expect(normalizeNumber('1e-130')).toHaveLength(132);
    expect(() => normalizeNumber('-9e-131')).toThrow('Number underflow');
    expect(() => normalizeNumber('1e999999999999')).toThrow('Number overflow');
  });

  it('is stable and keeps the value', () => {
    fc.assert(
      fc.property(decimals, (decimal) => {
        const normal = normalizeNumber(write(decimal));
        expect(normalizeNumber(normal)).toBe(normal);
        expect(normal).toMatch(/^(0|-?([1-9]\d*|0)(\.\d*[1-9])?)$/);
        expect(compareDecimals(normal, normalizeNumber(`${scaled(decimal)}E-15`))).toBe(0);
      }),
      { seed: 1 },
    );
  });
});

describe('arithmetic', () => {
  it('is exact', () => {
    expect(addNumbers('0.1', '0.2')).toBe('0.3');
    expect(addNumbers('9007199254740993', '1')).toBe('9007199254740994');
    expect(addNumbers('999999999999999', '999999999999999')).toBe('1999999999999998');
    expect(addNumbers('-5', '5')).toBe('0');
    expect(subtractNumbers('1', '-0.5')).toBe('1.5');
    expect(subtractNumbers('3', '0')).toBe('3');
  });

  it('agrees with integers of a common scale', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const [left, right] = [normalizeNumber(write(a)), normalizeNumber(write(b))];
        expect(addNumbers(left, right)).toBe(normalizeNumber(`${scaled(a) + scaled(b)}E-15`));
        expect(subtractNumbers(left, right)).toBe(normalizeNumber(`${scaled(a) - scaled(b)}E-15`));
        const order = scaled(a) < scaled(b) ? -1 : scaled(a) > scaled(b) ? 1 : 0;
        expect(Math.sign(compareDecimals(left, right))).toBe(order);
      }),
      { seed: 1 },
    );
  });

  it('refuses a result that cannot be written with 38 digits, as an overflow', () => {
    expect(() => addNumbers(normalizeNumber('1e50'), '1')).toThrow('Number overflow');
    expect(() => addNumbers(normalizeNumber('9e125'), normalizeNumber('9e125'))).toThrow('Number overflow');
    expect(addNumbers(normalizeNumber('9e125'), normalizeNumber('9e124'))).toMatch(/^9900/);
  });
});

it('counts significant digits', () => {
  expect(['0', '100', '-12.5', '0.001'].map(significantDigits)).toEqual([1, 1, 3, 1]);
});
