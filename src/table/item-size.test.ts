import { expect, it } from 'vitest';
import type { AttributeValue } from '../trace/item';
import { itemSize, readUnits, utf8Length, writeUnits } from './item-size';

const value = (attribute: AttributeValue) => itemSize({ a: attribute }) - 1;

it('counts bytes by the documented rules', () => {
  expect(utf8Length('aé€😀')).toBe(10);
  expect(itemSize({ é: { S: 'abc' } })).toBe(5);
  expect(value({ N: '0' })).toBe(2);
  expect(value({ N: '1700000000' })).toBe(2);
  expect(value({ N: '-12.345' })).toBe(4);
  expect(value({ B: 'AAECAw==' })).toBe(4);
  expect(value({ B: '' })).toBe(0);
  expect(value({ BOOL: false })).toBe(1);
  expect(value({ NULL: true })).toBe(1);
  expect(value({ SS: ['a', 'bc'] })).toBe(3);
  expect(value({ NS: ['1', '234'] })).toBe(5);
  expect(value({ BS: ['AAA='] })).toBe(2);
  expect(value({ L: [] })).toBe(3);
  expect(value({ L: [{ S: 'ab' }, { NULL: true }] })).toBe(3 + 2 + 3);
  expect(value({ M: {} })).toBe(3);
  expect(value({ M: { name: { S: 'x' } } })).toBe(3 + 1 + 5);
});

it('charges reads by 4 KB and writes by 1 KB of the larger item', () => {
  expect([0, 1, 4096, 4097].map((bytes) => readUnits(bytes, false))).toEqual([0.5, 0.5, 0.5, 1]);
  expect(readUnits(4097, true)).toBe(2);
  const large = { key: { S: 'x'.repeat(1022) } };
  expect(itemSize(large)).toBe(1025);
  expect(writeUnits(null, null)).toBe(1);
  expect(writeUnits(large, null)).toBe(2);
  expect(writeUnits({ key: { S: 'x' } }, large)).toBe(2);
});
