import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, MouseEvent, PointerEvent, ReactNode } from 'react';
import { ColumnHeader } from './grid-header';
import type { GridColumn } from './grid-header';
import { rowFor, severalKey, treeKey } from './grid-keys';
import type { GridTree, SeveralRows } from './grid-keys';
import { RowSlots } from './row-slots';
import { rowsWindow, scrollTopToShow, topRow } from './rows-window';
import { keptScrollTop } from './kept-scroll-top';
import type { PlacedRows } from './kept-scroll-top';
import { useRowFocus } from './use-row-focus';
import { useRowHeight } from './use-row-height';
import styles from './virtual-grid.module.css';

export type { GridColumn } from './grid-header';

export interface VirtualGridProps {
  label: string;
  /** Class that sets `--columns` (a grid-template-columns value) and looks of its rows. */
  className?: string | undefined;
  /** Custom properties for that class, e.g. how many columns there are. */
  style?: { [name: `--${string}`]: number | string } | undefined;
  columns: readonly GridColumn[];
  /** Whether the column names are shown; else they are for assistive technology only. By default where rows have columns. */
  headers?: boolean;
  count: number;
  /** What identifies a row whatever its position. */
  rowId: (index: number) => string;
  /** Position of a row; −1 when there is none (any more). */
  indexOf: (id: string) => number;
  /** The cells of a row, each a `Cell`. */
  renderRow: (index: number) => ReactNode;
  rowClass?: (index: number) => string | undefined;
  /** Whether a row is where the run stands: said to assistive technology; its look is `rowClass`'s. */
  isCurrent?: (index: number) => boolean;
  /** First and last of some rows that come into view when this value changes; the first one counts where not all fit. */
  reveal?: RowRange | null;
  /** The row with the cursor; without `several` it is the selected one. */
  selected: string | null;
  onSelect: (id: string) => void;
  /** Several rows can be selected. */
  several?: SeveralRows;
  /** The rows are those of a tree. */
  tree?: GridTree;
  /** Enter, double click, or a tap. */
  onOpen?: (id: string) => void;
  /** Whether a tap opens a row as a double click does. */
  opensOnTap?: boolean;
  /** Any other key on the selected row; returns whether it was used. */
  onRowKey?: (event: KeyboardEvent, id: string) => boolean;
  /** Stay at the end while rows are added, as long as the user is there. */
  follow?: boolean;
  /** Height of a row in a panel that is too narrow for columns, where rows are laid out in two lines. */
  stacked?: boolean;
}

/** Some rows that follow each other, by their IDs. */
export interface RowRange {
  readonly first: string;
  readonly last: string;
}

/** What is drawn: which rows, in a view of which height, scrolled how far. */
interface Shown {
  readonly scrollTop: number;
  readonly viewHeight: number;
  /** The rows that `scrollTop` is for; null: of none yet. */
  readonly placed: PlacedRows | null;
}

const NOTHING: Shown = { scrollTop: 0, viewHeight: 0, placed: null };

/**
 * A grid of any number of rows of one height, of which only the visible ones are in the document. One row can be selected, or
 * several; arrow keys, Page Up and Down, Home and End move, and what the user looks at stays in place while rows come and go.
 */
export function VirtualGrid(props: VirtualGridProps): ReactNode {
  const { count, rowId, indexOf, selected, onSelect, onOpen, several, tree, follow = false } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const header = useRef<HTMLDivElement>(null);
  const lastScrollTop = useRef(0);
  const touched = useRef(false);
  const rowHeight = useRowHeight(scroller, props.stacked ?? false);
  const [rowSlots] = useState(() => new RowSlots());
  const [shown, setShown] = useState(NOTHING);
  const { scrollTop, viewHeight } = shown;

  const measure = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const height = Math.max(0, element.clientHeight - (header.current?.offsetHeight ?? 0));
    const top = element.scrollTop;
    lastScrollTop.current = top;
    setShown((old) => (old.scrollTop === top && old.viewHeight === height ? old : { ...old, scrollTop: top, viewHeight: height }));
  }, []);

  // Rows have come, gone or moved: what the user looks at stays in place, or the end does. Found before they are drawn, so that they are drawn once.
  const layout = useMemo((): PlacedRows => ({ count, rowHeight, viewHeight, rowId, indexOf }), [count, rowHeight, viewHeight, rowId, indexOf]);
  if (shown.placed !== layout) {
    setShown({ ...shown, placed: layout, scrollTop: shown.placed === null ? scrollTop : keptScrollTop(shown.placed, layout, scrollTop, follow) });
  }
  const drawn = rowsWindow(layout, scrollTop);
  const ids: string[] = [];
  for (let index = drawn.from; index < drawn.to; index += 1) ids.push(rowId(index));
  const slots = rowSlots.assign(ids);
  const rowFocus = useRowFocus(scroller, ids);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (header.current !== null) observer.observe(header.current);
    measure();
    return () => observer.disconnect();
  }, [measure]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // By how much, as the user may have scrolled meanwhile.
    const by = scrollTop - lastScrollTop.current;
    if (by === 0) return;
    element.scrollTop += by;
    measure();
  }, [scrollTop, measure]);

  const selectedIndex = selected === null ? -1 : indexOf(selected);

  function reveal(index: number): void {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = scrollTopToShow(layout, element.scrollTop, index);
    measure();
  }

  function select(index: number): void {
    onSelect(rowId(index));
    reveal(index);
  }

  function extend(index: number): void {
    several?.onExtend(index);
    reveal(index);
  }

  // A row that was selected from elsewhere (a link, a list beside this one) comes into view once.
  const revealed = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (selected === revealed.current || viewHeight === 0) return;
    revealed.current = selected;
    const element = scroller.current;
    if (selected === null || element === null) return;
    const index = indexOf(selected);
    if (index >= 0) element.scrollTop = scrollTopToShow(layout, element.scrollTop, index);
    measure();
  }, [selected, indexOf, layout, viewHeight, measure]);

  const { reveal: range = null } = props;
  const shownRange = useRef<RowRange | null>(null);
  useLayoutEffect(() => {
    if (range === shownRange.current || viewHeight === 0) return;
    shownRange.current = range;
    const element = scroller.current;
    if (range === null || element === null) return;
    for (const index of [indexOf(range.last), indexOf(range.first)]) {
      if (index >= 0) element.scrollTop = scrollTopToShow(layout, element.scrollTop, index);
    }
    measure();
  }, [range, indexOf, layout, viewHeight, measure]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    if (selected !== null && selectedIndex >= 0 && props.onRowKey?.(event, selected) === true) {
      event.preventDefault();
      return;
    }
    if (several !== undefined && severalKey(event, several, selectedIndex)) {
      event.preventDefault();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const inTree = tree === undefined ? null : treeKey(event, tree, selectedIndex, count);
    const page = Math.max(1, Math.floor(viewHeight / rowHeight) - 1);
    const from = selectedIndex >= 0 ? selectedIndex : topRow(layout, scrollTop).index - 1;
    const target = typeof inTree === 'number' ? inTree : rowFor(event.key, from, page, count);
    if (inTree === 'done') reveal(selectedIndex);
    else if (target !== null && several !== undefined && event.shiftKey) extend(target);
    else if (target !== null) select(target);
    else if (event.key === 'Enter' && selected !== null && selectedIndex >= 0) onOpen?.(selected);
    else return;
    event.preventDefault();
  }

  function indexAt(event: MouseEvent | FocusEvent): number {
    const row = event.target instanceof Element ? event.target.closest('[data-row]') : null;
    const index = row === null ? -1 : Number(row.getAttribute('data-row'));
    return index < count ? index : -1;
  }

  function onMouseDown(event: MouseEvent): void {
    if (!event.shiftKey || several === undefined || indexAt(event) < 0) return;
    // Otherwise the browser selects the text between two clicks.
    event.preventDefault();
    scroller.current?.focus();
  }

  function onClick(event: MouseEvent): void {
    const index = indexAt(event);
    if (index < 0) return;
    const onTwisty = event.target instanceof Element && event.target.closest('[data-twisty]') !== null;
    if (tree !== undefined && onTwisty) tree.onToggle(index);
    else if (several !== undefined && event.shiftKey) several.onExtend(index);
    else if (several !== undefined && (event.ctrlKey || event.metaKey || several.picks)) several.onToggle(index);
    else {
      onSelect(rowId(index));
      if (tree !== undefined && tree.isOpen(index) !== null) tree.onToggle(index);
      else if (touched.current && props.opensOnTap === true) onOpen?.(rowId(index));
    }
  }

  function onDoubleClick(event: MouseEvent): void {
    const index = indexAt(event);
    const onControl = event.target instanceof Element && event.target.closest('button, input, a') !== null;
    const isGroup = index >= 0 && tree !== undefined && tree.isOpen(index) !== null;
    if (index >= 0 && !onControl && !isGroup && several?.picks !== true) onOpen?.(rowId(index));
  }

  const rows: ReactNode[] = [];
  for (let index = drawn.from; index < drawn.to; index += 1) {
    const key = ids[index - drawn.from] ?? '';
    rows.push(
      <div
        key={slots[index - drawn.from]}
        id={`${id}-${index}`}
        role="row"
        data-row={index}
        aria-rowindex={index + 2}
        aria-selected={several === undefined ? key === selected : several.isSelected(index)}
        data-cursor={key === selected}
        {...tree?.ariaOf(index)}
        aria-current={props.isCurrent?.(index) === true ? 'step' : undefined}
        className={`${styles.row} ${props.rowClass?.(index) ?? ''}`}
        style={{ height: rowHeight, transform: `translateY(${(index - drawn.from) * rowHeight}px)` }}
      >
        {props.renderRow(index)}
      </div>,
    );
  }
  // By position: a key may hold what no ID can.
  const active = selectedIndex >= drawn.from && selectedIndex < drawn.to ? `${id}-${selectedIndex}` : undefined;

  return (
    <div
      ref={scroller}
      role={tree === undefined ? 'grid' : 'treegrid'}
      aria-multiselectable={several === undefined ? undefined : true}
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={props.columns.length}
      aria-activedescendant={active}
      tabIndex={0}
      data-stacked={props.stacked === true}
      className={`${styles.grid} ${props.className ?? ''}`}
      style={props.style}
      onScroll={measure}
      onFocus={(event) => rowFocus.onFocus(event, ids[indexAt(event) - drawn.from] ?? null)}
      onBlur={rowFocus.onBlur}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onPointerDown={(event: PointerEvent) => {
        touched.current = event.pointerType === 'touch';
      }}
    >
      <div ref={header} role="rowgroup" className={(props.headers ?? props.stacked !== true) ? styles.header : styles.hiddenHeader}>
        <div role="row" aria-rowindex={1} className={styles.headerRow}>
          {/* By position: a field of events that was chosen as a column may have the name of another one. */}
          {props.columns.map((column, index) => (
            <ColumnHeader key={index} column={column} />
          ))}
        </div>
      </div>
      {count > 0 && (
        <div role="rowgroup" className={styles.body} style={{ height: drawn.height }}>
          <div role="presentation" className={styles.rows} style={{ transform: `translateY(${drawn.top}px)` }}>
            {rows}
          </div>
        </div>
      )}
    </div>
  );
}

interface CellProps {
  className?: string | undefined;
  title?: string | undefined;
  /** The accessible name, where it is not the text that is shown. */
  label?: string | undefined;
  children: ReactNode;
}

/** A cell of a grid's row. */
export function Cell({ className, title, label, children }: CellProps): ReactNode {
  return (
    <div role="gridcell" className={`${styles.cell} ${className ?? ''}`} title={title} aria-label={label}>
      {children}
    </div>
  );
}
