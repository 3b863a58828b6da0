import { expect, it } from 'vitest';
import { legendPlaces } from './legend-places';

const NAMES = ['live', 'expired, still readable', 'deleted', 'event', 'alert', 'read', 'write', 'deletion'];

it('a legend has one line where there is room, and as many as it needs where there is not', () => {
  const wide = legendPlaces(NAMES, 1200);
  expect(new Set(wide.places.map(({ y }) => y)).size).toBe(1);
  const narrow = legendPlaces(NAMES, 390);
  expect(new Set(narrow.places.map(({ y }) => y)).size).toBe(2);
  expect(narrow.height - wide.height).toBe(20);
  expect(narrow.places.map(({ name }) => name)).toEqual(NAMES);
  for (const { name, x } of narrow.places) expect(x + 20 + name.length * 6, name).toBeLessThanOrEqual(390);
});
