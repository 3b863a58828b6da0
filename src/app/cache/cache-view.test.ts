import { beforeEach, describe, expect, it } from 'vitest';
import { useCacheView } from './cache-view';

const view = (): ReturnType<typeof useCacheView.getState> => useCacheView.getState();

describe('what is looked at in the cache', () => {
  beforeEach(() => useCacheView.setState(useCacheView.getInitialState()));

  it('lets go of several selected keys when other rows are shown, not when they are sorted', () => {
    view().setSelection({ selected: 'b', group: null, several: new Set(['a', 'b']), anchor: 'a' });
    view().setQuery({ sort: { column: 'Size', descending: false } });
    expect(view().several?.size).toBe(2);
    view().setQuery({ search: 'x' });
    expect(view()).toMatchObject({ selected: 'b', several: null });
  });

  it('picks from the selected key on, and ends with the one that has the cursor', () => {
    view().select('a');
    view().setPicking(true);
    expect([...(view().several ?? [])]).toEqual(['a']);
    view().setQuery({ search: 'x' });
    expect(view().several?.size).toBe(0);
    view().setPicking(false);
    expect(view()).toMatchObject({ selected: 'a', several: null, picking: false });
  });

  it('opens all groups of a search, and those that were open before once it is over', () => {
    view().setShape('tree', ['a:']);
    view().toggle('b:');
    view().toggle('a:');
    expect([...view().toggled]).toEqual(['b:']);
    view().setQuery({ search: 'x' });
    expect(view().toggled.size).toBe(0);
    view().toggle('b:');
    view().setQuery({ search: 'xy' });
    expect([...view().toggled]).toEqual(['b:']);
    view().setDelimiter('-');
    expect(view()).toMatchObject({ delimiter: '-', toggled: new Set() });
  });
});
