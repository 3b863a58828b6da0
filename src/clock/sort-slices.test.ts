import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from './slices';
import { mergeSlices, sortSlices } from './sort-slices';

interface Numbered {
  readonly value: number;
  readonly place: number;
}

const compare = (a: Numbered, b: Numbered): number => a.value - b.value;
const numbered = (values: readonly number[]): Numbered[] => values.map((value, place) => ({ value, place }));

describe('sorting in slices', () => {
  it('gives what a sort gives, equal ones in the order that they had, and leaves the list alone', () => {
    // Lists that are longer than what is sorted at once, too.
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 40 }), fc.constantFrom(1, 7, 500), (values, times) => {
        const list = numbered(Array.from({ length: times }, (_, index) => values.map((value) => (value * (index + 3)) % 10)).flat());
        const before = [...list];
        expect(atOnce(sortSlices(list, compare))).toEqual([...list].sort(compare));
        expect(list).toEqual(before);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('merges, of equal ones those of the first list first', () => {
    const sorted = fc.array(fc.nat({ max: 50 }), { maxLength: 60 }).map((values) => values.sort((a, b) => a - b));
    fc.assert(
      fc.property(sorted, sorted, (a, b) => {
        const first = numbered(a);
        const second = numbered(b).map(({ value, place }) => ({ value, place: place + 100 }));
        expect(atOnce(mergeSlices(first, second, compare))).toEqual([...first, ...second].sort(compare));
      }),
      { seed: 1 },
    );
  });
});
