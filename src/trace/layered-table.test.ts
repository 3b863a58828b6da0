import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from './item';
import { LayeredTable } from './layered-table';
import { helperItem } from './test-arbitraries';

describe('LayeredTable', () => {
  const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), fc.option(fc.nat()), fc.boolean());

  it('holds what a Map would hold, in the same order, and copies leave each other alone', () => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const model = new Map<string, Item>([['a', helperItem('a', 0, [])], ['b', helperItem('b', 0, [])]]);
        let table = new LayeredTable(new Map(model));
        const handedOut: [LayeredTable, Map<string, Item>][] = [];
        for (const [key, count, copies] of changes) {
          if (count === null) model.delete(key);
          else model.set(key, helperItem(key, count, []));
          if (copies) {
            handedOut.push([table, new Map(table)]);
            table = table.copy();
          }
          if (count === null) table.delete(key);
          else table.set(key, helperItem(key, count, []));
          expect([...table]).toEqual([...model]);
          expect(table.size).toBe(model.size);
          expect(table.has(key)).toBe(model.has(key));
          expect(table.get(key)).toEqual(model.get(key));
        }
        for (const [old, asItWas] of handedOut) expect([...old]).toEqual([...asItWas]);
      }),
      { seed: 1 },
    );
  });

  it('takes many changes into a new base', () => {
    const table = new LayeredTable(new Map());
    for (let i = 0; i < 2_000; i++) table.set(`k${i}`, helperItem(`k${i}`, i, []));
    const copy = table.copy();
    copy.delete('k0');
    copy.set('k0', helperItem('k0', 5, []));
    expect([...copy.keys()].at(-1)).toBe('k0');
    expect([...table.keys()][0]).toBe('k0');
    expect([...copy.values()]).toHaveLength(2_000);
  });

  it('can be walked through like a Map', () => {
    const table = new LayeredTable(new Map([['a', helperItem('a', 1, [])]]));
    const seen: string[] = [];
    table.forEach((item, key) => seen.push(`${key}${JSON.stringify(item['intCount'])}`));
    expect(seen).toEqual(['a{"N":"1"}']);
    table.clear();
    expect([...table.keys(), ...table.entries(), table.size]).toEqual([0]);
  });
});
