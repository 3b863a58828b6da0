import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Whether an element is narrower than `limit` CSS pixels; follows its size. */
export function useNarrow(element: RefObject<Element | null>, limit: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const update = (): void => {
      const width = target.clientWidth;
      if (width > 0) setNarrow(width < limit);
    };
    const observer = new ResizeObserver(update);
    observer.observe(target);
    update();
    return () => observer.disconnect();
  }, [element, limit]);
  return narrow;
}
