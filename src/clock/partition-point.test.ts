import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearPartitionPoint, partitionPoint } from './partition-point';

it('both find where a list turns, whatever part of it is looked at', () => {
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), fc.nat({ max: 60 }), (from, length, turn) => {
      const to = from + length;
      const asked: number[] = [];
      const holds = (place: number): boolean => {
        asked.push(place);
        return place < turn;
      };
      const expected = Math.min(to, Math.max(from, turn));
      expect(partitionPoint(from, to, holds)).toBe(expected);
      expect(nearPartitionPoint(from, to, holds)).toBe(expected);
      expect(asked.every((place) => place >= from && place < to)).toBe(true);
    }),
    { seed: 1 },
  );
});
