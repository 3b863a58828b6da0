import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUSIEST, BusiestKeys } from './busiest-keys';

describe('BusiestKeys', () => {
  it('are those that a sort of all counts would put first, after each entry', () => {
    const key = fc.integer({ min: 0, max: 40 }).map((number) => `k${number % 7 === 0 ? 0 : number}`);
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200 }), (named) => {
        const busiest = new BusiestKeys();
        const counts = new Map<string, number>();
        for (const one of named) {
          const count = (counts.get(one) ?? 0) + 1;
          counts.set(one, count);
          busiest.note(one, count);
          const sorted = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
          expect(busiest.keys).toEqual(sorted.slice(0, BUSIEST).map(([name]) => name));
        }
      }),
      { seed: 1 },
    );
  });
});
