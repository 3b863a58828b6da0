/** Browsers stop drawing elements that are much taller (Firefox at about 17.8 million pixels, others at 33 million). */
const TALLEST = 12_000_000;

/** Rows drawn beyond the visible ones, so that a fast scroll shows no gaps. */
const SPARE_ROWS = 8;

/** The rows of a long list that have to be drawn, and where. All lengths in CSS pixels. */
export interface RowsWindow {
  /** Height of the scrolled element. */
  height: number;
  /** The rows `from` (inclusive) to `to` (exclusive) are drawn. */
  from: number;
  to: number;
  /** Top of row `from` in the scrolled element. */
  top: number;
}

/** A list of rows of one height in a viewport. */
export interface RowsLayout {
  count: number;
  rowHeight: number;
  viewHeight: number;
}

/** Distance from the first row's top to the viewport's top for a scroll position; they differ in very long lists only. */
function offsetOf(layout: RowsLayout, scrollTop: number): number {
  const total = layout.count * layout.rowHeight;
  if (total <= TALLEST) return scrollTop;
  return (scrollTop * (total - layout.viewHeight)) / (TALLEST - layout.viewHeight);
}

function scrollTopOf(layout: RowsLayout, offset: number): number {
  const total = layout.count * layout.rowHeight;
  const furthest = Math.max(0, total - layout.viewHeight);
  const wanted = Math.min(Math.max(0, offset), furthest);
  if (total <= TALLEST) return wanted;
  return (wanted * (TALLEST - layout.viewHeight)) / (total - layout.viewHeight);
}

/**
 * Which rows to draw at a scroll position. A list that is taller than browsers can draw is scrolled proportionally: its
 * rows keep their height, but the scroll bar's way stands for more rows.
 */
export function rowsWindow(layout: RowsLayout, scrollTop: number): RowsWindow {
  const total = layout.count * layout.rowHeight;
  const offset = offsetOf(layout, scrollTop);
  const first = Math.floor(offset / layout.rowHeight);
  const from = Math.max(0, Math.min(first, layout.count) - SPARE_ROWS);
  const to = Math.min(layout.count, first + Math.ceil(layout.viewHeight / layout.rowHeight) + 1 + SPARE_ROWS);
  return { height: Math.min(total, TALLEST), from, to: Math.max(from, to), top: from * layout.rowHeight - offset + scrollTop };
}

/** The row at the viewport's top and how many pixels of it are hidden above. */
export function topRow(layout: RowsLayout, scrollTop: number): { index: number; hidden: number } {
  const offset = offsetOf(layout, scrollTop);
  const index = Math.floor(offset / layout.rowHeight);
  return { index, hidden: offset - index * layout.rowHeight };
}

/** The scroll position that has row `index` at the viewport's top, with `hidden` pixels of it above. */
export function scrollTopFor(layout: RowsLayout, index: number, hidden: number): number {
  return scrollTopOf(layout, index * layout.rowHeight + hidden);
}

/** The nearest scroll position at which row `index` is wholly visible. */
export function scrollTopToShow(layout: RowsLayout, scrollTop: number, index: number): number {
  const offset = offsetOf(layout, scrollTop);
  const top = index * layout.rowHeight;
  if (top < offset) return scrollTopOf(layout, top);
  const bottom = top + layout.rowHeight;
  if (bottom > offset + layout.viewHeight) return scrollTopOf(layout, bottom - layout.viewHeight);
  return scrollTop;
}

/** Whether the last row is in view (or there are too few rows to scroll). */
export function isAtEnd(layout: RowsLayout, scrollTop: number): boolean {
  const total = layout.count * layout.rowHeight;
  return offsetOf(layout, scrollTop) + layout.viewHeight >= total - layout.rowHeight;
}
