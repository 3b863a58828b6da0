import { describe, expect, it } from 'vitest';
import { rowFor, severalKey, treeKey } from './grid-keys';
import type { GridKey, GridTree, SeveralRows } from './grid-keys';

const pressed = (key: string, held: Partial<GridKey> = {}): GridKey => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('keys that move', () => {
  it('stay within the rows', () => {
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => rowFor(key, 4, 10, 6))).toEqual([5, 3, 5, 0, 0, 5]);
    expect(['ArrowDown', 'ArrowUp'].map((key) => rowFor(key, -1, 10, 6))).toEqual([0, 0]);
    expect([rowFor('x', 1, 1, 6), rowFor('constructor', 1, 1, 6), rowFor('End', -1, 1, 0)]).toEqual([null, null, null]);
  });
});

describe('keys that select', () => {
  function log(): { done: string[]; several: SeveralRows } {
    const done: string[] = [];
    return {
      done,
      several: {
        isSelected: () => false,
        onToggle: (index) => done.push(`toggle ${index}`),
        onExtend: () => undefined,
        onAll: () => done.push('all'),
        onClear: () => done.push('clear') > 99,
        picks: false,
      },
    };
  }

  it('are Ctrl/Cmd+A, Escape and Space', () => {
    const { done, several } = log();
    const used = [pressed('a', { ctrlKey: true }), pressed('A', { metaKey: true }), pressed(' '), pressed('Escape'), pressed('a')].map((key) => severalKey(key, several, 3));
    expect(done).toEqual(['all', 'all', 'toggle 3', 'clear']);
    expect(used).toEqual([true, true, true, false, false]);
    expect(severalKey(pressed(' '), several, -1)).toBe(false);
  });
});

describe('keys of a tree', () => {
  // 0 open group, 1 key, 2 closed group within it, 3 key
  const toggled: number[] = [];
  const tree: GridTree = {
    isOpen: (index) => [true, null, false, null][index] ?? null,
    onToggle: (index) => toggled.push(index),
    parentOf: (index) => [-1, 0, 0, -1][index] ?? -1,
    ariaOf: () => ({ 'aria-level': 1, 'aria-posinset': 1, 'aria-setsize': 1, 'aria-expanded': undefined }),
  };

  it('open, close, and move up and down the levels', () => {
    const answers = (key: string): unknown[] => [0, 1, 2, 3].map((cursor) => treeKey(pressed(key), tree, cursor, 4));
    expect(answers('ArrowRight')).toEqual([1, null, 'done', null]);
    expect(answers('ArrowLeft')).toEqual(['done', 0, 0, 'done']);
    expect(answers('Enter')).toEqual(['done', null, 'done', null]);
    expect(toggled).toEqual([2, 0, 0, 2]);
    expect(treeKey(pressed('ArrowDown'), tree, 0, 4)).toBeNull();
    expect(treeKey(pressed('ArrowRight', { shiftKey: true }), tree, 2, 4)).toBeNull();
  });
});
