import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * One function for all drawings of a component, which does what `call` of the last drawing does: for a part that is dear to draw,
 * and drawn again only when its own properties are others. For handlers of events, not to be called while something is drawn.
 */
export function useStable<Arguments extends unknown[], Result>(call: (...args: Arguments) => Result): (...args: Arguments) => Result {
  const latest = useRef(call);
  useLayoutEffect(() => {
    latest.current = call;
  });
  return useCallback((...args) => latest.current(...args), []);
}
