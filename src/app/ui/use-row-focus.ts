import { useLayoutEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

/**
 * Takes the focus from a control in a row that has gone out of view to the grid: the control's element may draw another row by
 * now, which the next press of a key is not for. `ids`: of the rows that are drawn.
 */
export function useRowFocus(grid: RefObject<HTMLElement | null>, ids: readonly string[]): { onFocus: (event: FocusEvent, row: string | null) => void; onBlur: () => void } {
  const focused = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (focused.current === null || ids.includes(focused.current)) return;
    focused.current = null;
    grid.current?.focus({ preventScroll: true });
  });
  return {
    onFocus(event, row) {
      focused.current = event.target === event.currentTarget ? null : row;
    },
    onBlur() {
      focused.current = null;
    },
  };
}
