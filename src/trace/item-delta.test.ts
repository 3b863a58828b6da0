import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, diffItem } from './item-delta';
import type { Item } from './item';
import { anyItem } from './test-arbitraries';

describe('diffItem and applyDelta', () => {
  it('lead from any item to any other, also through JSON', () => {
    const state = fc.option(anyItem);
    fc.assert(
      fc.property(state, state, (before, after) => {
        const delta = diffItem(before, after);
        const sent: typeof delta = JSON.parse(JSON.stringify(delta));
        expect(sent === null ? before : applyDelta(before, sent)).toEqual(after);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('lead from any set to any other that shares members with it', () => {
    const members = fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(members, members, fc.constantFrom('SS', 'NS'), (one, two, type) => {
        const sorted = (set: number[]): string[] =>
          type === 'NS' ? set.sort((a, b) => a - b).map(String) : set.map(String).sort();
        const before: Item = type === 'NS' ? { s: { NS: sorted(one) } } : { s: { SS: sorted(one) } };
        const after: Item = type === 'NS' ? { s: { NS: sorted(two) } } : { s: { SS: sorted(two) } };
        const delta = diffItem(before, after);
        expect(delta === null ? before : applyDelta(before, delta)).toEqual(after);
      }),
      { seed: 1 },
    );
  });

  it('say nothing where nothing changed, whatever the order of attributes', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const turned: Item = Object.fromEntries(Object.entries(structuredClone(item)).reverse());
        expect(diffItem(item, turned)).toBeNull();
      }),
      { seed: 1 },
    );
    expect(diffItem(null, null)).toBeNull();
  });

  it('leave the item before as it was', () => {
    const before: Item = { key: { S: 'k' }, stringSet: { SS: ['a', 'c'] } };
    const copy = structuredClone(before);
    applyDelta(before, { add: { stringSet: ['b'] }, drop: { stringSet: ['a'] }, set: { n: { N: '1' } } });
    expect(before).toEqual(copy);
  });

  it('tell the growth of a large set by its new member alone', () => {
    const members = Array.from({ length: 10_000 }, (_, i) => `10.0.${i}`).sort();
    const before: Item = { key: { S: 'k' }, stringSet: { SS: members } };
    const after: Item = { key: { S: 'k' }, stringSet: { SS: [...members, '10.0.5x'].sort() } };
    const delta = diffItem(before, after);
    expect(delta).toEqual({ add: { stringSet: ['10.0.5x'] } });
    expect(delta && applyDelta(before, delta)).toEqual(after);
  });

  it('keep numbers in order of their value, to the last digit', () => {
    const before: Item = { n: { NS: ['-5', '9', '10000000000000000000000000000000000001'] } };
    const after = applyDelta(before, { add: { n: ['10', '10000000000000000000000000000000000000', '-40'] } });
    expect(after).toEqual({
      n: {
        NS: ['-40', '-5', '9', '10', '10000000000000000000000000000000000000', '10000000000000000000000000000000000001'],
      },
    });
  });

  it('merge many members at once', () => {
    const before: Item = { s: { SS: Array.from({ length: 100 }, (_, i) => `b${100 + i}`) } };
    const after: Item = { s: { SS: [...Array.from({ length: 40 }, (_, i) => `a${10 + i}`), ...Array.from({ length: 60 }, (_, i) => `b${140 + i}`)] } };
    const delta = diffItem(before, after);
    expect(delta).toHaveProperty('add.s.length', 40);
    expect(delta && applyDelta(before, delta)).toEqual(after);
  });

  it('write the whole set where its members are not in order or are no numbers', () => {
    expect(diffItem({ s: { SS: ['b', 'a'] } }, { s: { SS: ['c', 'b', 'a'] } })).toEqual({ set: { s: { SS: ['c', 'b', 'a'] } } });
    expect(diffItem({ n: { NS: ['x'] } }, { n: { NS: ['y'] } })).toEqual({ set: { n: { NS: ['y'] } } });
  });

  it('set and remove an attribute called __proto__ like any other', () => {
    const odd: Item = Object.fromEntries([['__proto__', { S: 'x' }]]);
    const delta = diffItem({}, odd);
    expect(JSON.stringify(delta)).toBe('{"set":{"__proto__":{"S":"x"}}}');
    const back = delta && applyDelta({}, delta);
    expect(Object.keys(back ?? {})).toEqual(['__proto__']);
    expect(diffItem(odd, {})).toEqual({ remove: ['__proto__'] });
  });

  it('pass over members for an attribute that is no set', () => {
    expect(applyDelta({ n: { N: '1' } }, { add: { n: ['2'], other: ['3'] } })).toEqual({ n: { N: '1' } });
  });
});

describe('numbers that no table can hold', () => {
  it.each(['1e999999999', '-1e999999999', '1e-999999999', `0.${'0'.repeat(1_000_000)}1`, '9'.repeat(1_000_000), 'no number', ''])('%#: end in a delta all the same', (forged) => {
    const other = `${forged}0`;
    const before: Item = { s: { NS: ['1', '2', forged] } };
    for (const after of [{ s: { NS: [forged, other] } }, { s: { NS: ['3', other, forged] } }]) {
      const delta = diffItem(before, after);
      expect(delta === null ? before : applyDelta(before, delta)).toEqual(after);
    }
    const many = Array.from({ length: 100 }, (_, index) => `${forged}${'0'.repeat(index)}`);
    expect(applyDelta(before, { add: { s: many } })).toMatchObject({ s: { NS: expect.arrayContaining(['1', '2']) } });
  });
});
