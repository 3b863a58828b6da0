import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Height of a row that is laid out in two lines; the same for mouse and finger. */
const STACKED_HEIGHT = 52;
const FALLBACK_HEIGHT = 26;

function tokenHeight(element: Element): number {
  const value = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row-height'));
  return Number.isFinite(value) && value > 0 ? value : FALLBACK_HEIGHT;
}

/** Height of a grid's rows in CSS pixels: the token `--row-height`, which is larger for fingers, or two lines. */
export function useRowHeight(element: RefObject<Element | null>, stacked: boolean): number {
  const [height, setHeight] = useState(FALLBACK_HEIGHT);
  useLayoutEffect(() => {
    const update = (): void => {
      if (element.current !== null) setHeight(tokenHeight(element.current));
    };
    // The condition under which tokens.css changes the sizes of controls.
    const fingers = window.matchMedia('(max-width: 720px), (pointer: coarse)');
    fingers.addEventListener('change', update);
    update();
    return () => fingers.removeEventListener('change', update);
  }, [element]);
  return stacked ? Math.max(STACKED_HEIGHT, height) : height;
}
