import { isAtEnd, scrollTopFor, topRow } from './rows-window';
import type { RowsLayout } from './rows-window';

/** The rows of a grid and where they are. */
export interface PlacedRows extends RowsLayout {
  /** What identifies a row whatever its position. */
  readonly rowId: (index: number) => string;
  /** Position of a row; −1 when there is none. */
  readonly indexOf: (id: string) => number;
}

/**
 * Where a grid is to be scrolled to when its rows, or its height, become others: to the row that was at the top, as far as it
 * was in view, or with `follow` to the end where that was in view. At the very top the list's beginning stays in view, whatever
 * is put before it.
 */
export function keptScrollTop(before: PlacedRows, after: PlacedRows, scrollTop: number, follow: boolean): number {
  if (follow && isAtEnd(before, scrollTop)) return scrollTopFor(after, after.count, 0);
  const top = topRow(before, scrollTop);
  if (scrollTop <= 0 || top.index >= before.count) return scrollTop;
  const index = after.indexOf(before.rowId(top.index));
  return index < 0 ? scrollTop : scrollTopFor(after, index, top.hidden);
}
