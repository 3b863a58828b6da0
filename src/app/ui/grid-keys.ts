/** What a key press says; React's and the browser's events have it. */
export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Several rows of a grid that can be selected at a time. Rows are named by their positions. */
export interface SeveralRows {
  readonly isSelected: (index: number) => boolean;
  /** Ctrl/Cmd and a click, or Space. */
  readonly onToggle: (index: number) => void;
  /** Shift and a click or a key that moves: all rows from where the selection was begun to here. */
  readonly onExtend: (index: number) => void;
  /** Ctrl/Cmd+A. */
  readonly onAll: () => void;
  /** Escape; returns whether there was anything to let go of. */
  readonly onClear: () => boolean;
  /** Every click selects one more, as with Ctrl. */
  readonly picks: boolean;
}

/** The rows of a grid as those of a tree. */
export interface GridTree {
  /** Whether the rows below a row are shown; null: it can have none. */
  readonly isOpen: (index: number) => boolean | null;
  readonly onToggle: (index: number) => void;
  /** Position of the row that a row is below; −1: none. */
  readonly parentOf: (index: number) => number;
  readonly ariaOf: (index: number) => TreeAria;
}

/** Where a row is in the tree, for assistive technology. */
export interface TreeAria {
  readonly 'aria-level': number;
  readonly 'aria-posinset': number;
  readonly 'aria-setsize': number;
  readonly 'aria-expanded': boolean | undefined;
}

/** The row that a key moves to from row `from` (−1: none), in `count` rows; null: the key moves to none. */
export function rowFor(key: string, from: number, page: number, count: number): number | null {
  if (count === 0) return null;
  const within = (to: number): number => Math.min(Math.max(0, to), count - 1);
  switch (key) {
    case 'ArrowDown':
      return within(from + 1);
    case 'ArrowUp':
      return within(from - 1);
    case 'PageDown':
      return within(from + page);
    case 'PageUp':
      return within(from - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Carries out a key that selects without moving; returns whether it was one. */
export function severalKey({ key, ctrlKey, metaKey, altKey, shiftKey }: GridKey, several: SeveralRows, cursor: number): boolean {
  if (altKey || shiftKey) return false;
  if (ctrlKey || metaKey) {
    if (key.toLowerCase() !== 'a') return false;
    several.onAll();
    return true;
  }
  if (key === 'Escape') return several.onClear();
  if (key !== ' ' || cursor < 0) return false;
  several.onToggle(cursor);
  return true;
}

/** Carries out a key of a tree. A number: the row that it moves to. `done`: it opened or closed one. null: it is no such key. */
export function treeKey({ key, shiftKey }: GridKey, tree: GridTree, cursor: number, count: number): number | 'done' | null {
  if (cursor < 0 || shiftKey) return null;
  const open = tree.isOpen(cursor);
  const toggles = (key === 'Enter' && open !== null) || (key === 'ArrowRight' && open === false) || (key === 'ArrowLeft' && open === true);
  if (toggles) {
    tree.onToggle(cursor);
    return 'done';
  }
  if (key === 'ArrowRight' && open === true) return cursor + 1 < count ? cursor + 1 : 'done';
  if (key !== 'ArrowLeft') return null;
  const parent = tree.parentOf(cursor);
  return parent < 0 ? 'done' : parent;
}
