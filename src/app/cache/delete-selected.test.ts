import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { counter, counts, testApp } from '../state/test-app';
import type { TestApp } from '../state/test-app';
import { useCacheView } from './cache-view';
import { deleteSelected } from './delete-selected';
import type { SelectableRow } from './key-selection';
import { rowLeft } from './row-left';
import type { SelectableRows } from './use-row-selection';

const keyRow = (key: string): SelectableRow => ({ id: key, key, group: null, keys: [key] });
const groupRow = (prefix: string, keys: readonly string[]): SelectableRow => ({ id: `group ${prefix}`, key: null, group: prefix, keys });

function gridOf(rows: readonly SelectableRow[], cursor: string | null): SelectableRows {
  return {
    cursor,
    rowAt: (index) => rows[index] ?? null,
    indexOf: (id) => rows.findIndex((row) => row.id === id),
    keysBetween: () => [],
    allKeys: () => [],
  };
}

describe('the row that the cursor goes to', () => {
  const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map(keyRow);
  const from = (cursor: string | null, gone: string): string | undefined => rowLeft(gridOf(rows, cursor), (key) => gone.includes(key))?.id;

  it('is the nearest one that is left, of two the one below', () => {
    expect([from('c', 'bcd'), from('c', 'cd'), from('d', 'bcd'), from('f', 'cdef')]).toEqual(['e', 'b', 'e', 'b']);
    expect([from('c', 'bd'), from('c', 'abcdef'), from(null, 'a'), from('not there', 'a')]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is as near as the nearest that is left, whatever is deleted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.subarray([0, 1, 2, 3, 4, 5]), (cursor, others) => {
        const gone = new Set([cursor, ...others].map((index) => rows[index]?.id));
        const left = rows.flatMap((row, index) => (gone.has(row.id) ? [] : [Math.abs(index - cursor)]));
        const row = rowLeft(gridOf(rows, rows[cursor]?.id ?? null), (key) => gone.has(key));
        expect(row === null ? Infinity : Math.abs(rows.indexOf(row) - cursor)).toBe(Math.min(...left));
      }),
      { seed: 3 },
    );
  });

  it('is no group that has lost keys: its row may be another one by then', () => {
    const tree = [keyRow('x'), groupRow('a:', ['a:1', 'a:2', 'a:3']), keyRow('a:1'), keyRow('a:2'), groupRow('b:', ['b:1', 'b:2'])];
    const gone = (keys: readonly string[]) => (key: string) => keys.includes(key);
    expect(rowLeft(gridOf(tree, 'a:1'), gone(['a:1', 'a:2']))?.id).toBe('group b:');
    expect(rowLeft(gridOf(tree, 'group b:'), gone(['b:1', 'b:2']))?.id).toBe('a:2');
    expect(rowLeft(gridOf(tree, 'group b:'), gone(['b:1']))).toBeNull();
  });
});

describe('deleting the selected keys', () => {
  const view = (): ReturnType<typeof useCacheView.getState> => useCacheView.getState();
  beforeEach(() => useCacheView.setState(useCacheView.getInitialState()));

  async function filled(): Promise<TestApp> {
    const app = await testApp();
    for (const key of ['a', 'b', 'c', 'd']) app.store.getState().setItem(key, counter(key, 1));
    return app;
  }
  const grid = (): SelectableRows => gridOf(['a', 'b', 'c', 'd'].map(keyRow), view().selected);

  it('moves the cursor to the nearest one that is left', async () => {
    const { store } = await filled();
    view().setSelection({ selected: 'c', group: null, several: new Set(['b', 'c']), anchor: 'b' });
    await deleteSelected(store, grid());
    expect(view()).toMatchObject({ selected: 'd', several: null, anchor: 'd' });
  });

  it('goes on picking, with nothing picked', async () => {
    const { store } = await filled();
    view().setPicking(true);
    view().setSelection({ selected: 'a', group: null, several: new Set(['a', 'b']), anchor: 'a' });
    await deleteSelected(store, grid());
    expect(view()).toMatchObject({ selected: 'c', several: new Set(), picking: true });
  });

  it('leaves the cursor where it is left, where it was moved meanwhile, and where nothing was deleted', async () => {
    const app = await filled();
    view().setSelection({ selected: 'd', group: null, several: new Set(['a', 'b']), anchor: 'a' });
    await deleteSelected(app.store, grid());
    expect(view().selected).toBe('d');
    view().select('c');
    const deleting = deleteSelected(app.store, grid());
    view().select('elsewhere');
    await deleting;
    expect(Object.keys(counts(app))).toEqual(['d']);
    expect(view().selected).toBe('elsewhere');
    app.store.getState().lookAt(1);
    view().select('d');
    await deleteSelected(app.store, grid());
    expect(view().selected).toBe('d');
  });

  it('leaves keys selected that only the past has, where nothing can be deleted', async () => {
    const app = await filled();
    app.store.getState().deleteItems(['b', 'c']);
    app.store.getState().lookAt(app.store.getState().trace.length - 2);
    const selection = { selected: 'c', group: null, several: new Set(['b', 'c']), anchor: 'b' };
    view().setSelection(selection);
    await deleteSelected(app.store, grid());
    expect(app.toasts.at(-1)).toContain('shown as it was');
    expect(view()).toMatchObject(selection);
  });
});
