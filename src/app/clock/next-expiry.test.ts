import { expect, test } from 'vitest';
import type { Item, TableContents } from '../../trace/item';
import { nextExpiry } from './next-expiry';

function table(...items: Item[]): TableContents {
  return new Map(items.map((item, index) => [String(index), item]));
}

test('is the earliest expiry that still lies ahead', () => {
  const items = table({ expiresAt: { N: '300' } }, { expiresAt: { N: '200' } }, { expiresAt: { N: '100' } });
  expect(nextExpiry(items, 100)).toBe(200);
  expect(nextExpiry(items, 200)).toBe(300);
  expect(nextExpiry(items, 300)).toBeNull();
});

test('passes over items without an expiry and expiries that are no number', () => {
  expect(nextExpiry(table({ key: { S: 'a' } }, { expiresAt: { S: '900' } }), 0)).toBeNull();
});
