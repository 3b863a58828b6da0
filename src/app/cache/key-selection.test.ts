import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_SELECTION, letGo, moveCursor, selectKeys, selectOne, selectRange, selectedKeys, toggleRow } from './key-selection';
import type { KeySelection, SelectableRow } from './key-selection';

const keyRow = (key: string): SelectableRow => ({ id: `k${key}`, key, group: null, keys: [key] });
const GROUP: SelectableRow = { id: 'ga:', key: null, group: 'a:', keys: ['a:1', 'a:2'] };
const chosen = (selection: KeySelection): string[] => [...selectedKeys(selection)].sort();

describe('a selection of keys', () => {
  it('is one key, which other panels follow', () => {
    expect(selectOne(keyRow('x'))).toEqual({ selected: 'x', group: null, several: null, anchor: 'kx' });
    expect(chosen(NO_SELECTION)).toEqual([]);
  });

  it('is all keys of a group where that is selected', () => {
    const group = selectOne(GROUP);
    expect(group).toMatchObject({ selected: null, group: 'a:', anchor: 'ga:' });
    expect(chosen(group)).toEqual(['a:1', 'a:2']);
    expect(chosen(toggleRow(group, keyRow('a:1')))).toEqual(['a:2']);
    expect(chosen(toggleRow(toggleRow(group, keyRow('a:1')), GROUP))).toEqual(['a:1', 'a:2']);
    expect(chosen(toggleRow(group, GROUP))).toEqual([]);
  });

  it('begins its ranges where it was last begun', () => {
    const [second, third, fourth] = [keyRow('b'), keyRow('c'), keyRow('d')];
    const begun = selectOne(second);
    const longer = selectRange(selectRange(begun, ['b', 'c', 'd'], fourth), ['b', 'c'], third);
    expect(longer).toMatchObject({ selected: 'c', anchor: 'kb' });
    expect(chosen(longer)).toEqual(['b', 'c']);
    expect(letGo(longer)).toEqual({ selected: 'c', group: null, several: null, anchor: 'kb' });
  });

  it('keeps what was picked while the cursor moves', () => {
    const picked = toggleRow(moveCursor(toggleRow(selectKeys(NO_SELECTION, []), keyRow('a')), keyRow('b')), keyRow('c'));
    expect(picked.selected).toBe('c');
    expect(chosen(picked)).toEqual(['a', 'c']);
  });

  it('has after any series of clicks the keys that were clicked an odd number of times', () => {
    const KEYS = ['a:1', 'a:2', 'b', 'c'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...KEYS)), (clicks) => {
        const after = clicks.reduce((selection, key) => toggleRow(selection, keyRow(key)), NO_SELECTION);
        expect(chosen(after)).toEqual(KEYS.filter((key) => clicks.filter((one) => one === key).length % 2 === 1));
      }),
      { seed: 5 },
    );
  });
});
