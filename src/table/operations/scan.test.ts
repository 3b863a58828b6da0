import { expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import type { Store } from './operation';
import { scan } from './scan';

const NAMES = Array.from({ length: 5_000 }, (_, i) => `k${10_000 + i}`);

/** A store of 5,000 items that counts how many keys are read. */
function countingStore(): { store: Store; reads: () => number } {
  let reads = 0;
  const sorted = new Proxy(NAMES, {
    get(target, name, receiver): unknown {
      if (typeof name === 'string' && /^\d+$/.test(name)) reads++;
      return Reflect.get(target, name, receiver);
    },
  });
  const contents = new Map<string, Item>(NAMES.map((name) => [name, { key: { S: name } }]));
  return { store: { contents, write: () => undefined, sortedKeys: () => sorted }, reads: () => reads };
}

it.each([
  ['the beginning', {}, 'k10000', 'k10009', 10],
  // To find the place in sorted keys takes 13 looks.
  ['a key', { ExclusiveStartKey: { key: { S: 'k12000' } } }, 'k12001', 'k12010', 10 + 13],
])('reads no more keys than a page needs, from %s', (_, request, first, last, most) => {
  const { store, reads } = countingStore();
  const { response } = scan(store, { TableName: 'panther-kv-store', Limit: 10, ...request });
  expect(response).toMatchObject({ Count: 10, Items: { 0: { key: { S: first } } }, LastEvaluatedKey: { key: { S: last } } });
  expect(reads()).toBeLessThanOrEqual(most);
});

it('gives each key to one segment, whatever the size of its pages', () => {
  const { store } = countingStore();
  const seen = [0, 1, 2].flatMap((Segment) => {
    const keys: string[] = [];
    let next: object | undefined;
    do {
      const request = { Limit: 700, Segment, TotalSegments: 3, ...(next && { ExclusiveStartKey: next }) };
      const response = scan(store, request).response as { Items: { key: { S: string } }[]; LastEvaluatedKey?: object };
      keys.push(...response.Items.map((item) => item.key.S));
      next = response.LastEvaluatedKey;
    } while (next);
    return keys;
  });
  expect(seen.sort()).toEqual(NAMES);
});
