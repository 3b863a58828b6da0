import { useSyncExternalStore } from 'react';

/** At this width and below, one pane is shown at a time. The same number is in the media queries of the style sheets. */
export const NARROW = '(max-width: 720px)';

/** Whether a media query holds, now and as it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
