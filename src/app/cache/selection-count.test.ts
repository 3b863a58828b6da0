import { describe, expect, it } from 'vitest';
import { atOnce } from '../../clock/slices';
import { countSelected } from './selection-count';

const keyed = (...keys: string[]) => keys.map((key) => ({ key }));
const table = new Map(['a', 'b', 'c'].map((key) => [key, { key: { S: key } }]));
const count = (selected: readonly string[] | null, ...shown: string[]) =>
  atOnce(countSelected({ keys: selected && new Set(selected), table, rows: keyed(...shown) }));

describe('the selected keys', () => {
  it('are counted with those that a search hides', () => {
    expect(count(['a', 'b', 'c'], 'a', 'b', 'c')).toEqual({ present: 3, hidden: 0 });
    expect(count(['a', 'b', 'c'], 'b')).toEqual({ present: 3, hidden: 2 });
    expect(count(null, 'a')).toEqual({ present: 0, hidden: 0 });
  });

  it('are not those that are gone, though the past shows how they were', () => {
    expect(count(['a', 'gone'], 'gone')).toEqual({ present: 1, hidden: 1 });
  });
});
