import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowSlots } from './row-slots';

describe('RowSlots', () => {
  it('gives each row an element of its own, a row that stays the one it had, and makes none while one is free', () => {
    const windows = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 6 }), { maxLength: 10 });
    fc.assert(
      fc.property(windows, (shown) => {
        const slots = new RowSlots();
        let before = new Map<string, number>();
        for (const ids of shown) {
          const assigned = slots.assign(ids);
          expect(slots.assign(ids)).toEqual(assigned);
          expect(new Set(assigned).size).toBe(ids.length);
          for (const [index, id] of ids.entries()) if (before.has(id)) expect(assigned[index]).toBe(before.get(id));
          const fresh = assigned.filter((slot) => ![...before.values()].includes(slot));
          expect(fresh).toHaveLength(Math.max(0, ids.length - before.size));
          before = new Map(ids.map((id, index) => [id, assigned[index] ?? -1]));
        }
      }),
      { seed: 1 },
    );
  });
});
