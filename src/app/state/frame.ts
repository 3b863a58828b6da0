import { nextTask } from '../../clock/next-task';

/** Calls back once, soon. */
export type Schedule = (callback: () => void) => void;

/** Asks for a call that comes once for all who have asked for it by then. */
export function coalesced(schedule: Schedule, callback: () => void): () => void {
  let isScheduled = false;
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    schedule(() => {
      isScheduled = false;
      callback();
    });
  };
}

/** A page that is not shown gets no animation frames; it is brought up to date this often. */
const HIDDEN_MILLISECONDS = 250;
/** The page rests so many times as long as it took to draw, so that it answers, and leaves processors to the run, */
const REST = 2;
/** but at least so long, in milliseconds: nobody reads more than five states a second, and each is a frame, or several, to draw; */
const SHORTEST_REST = 200;
/** and no longer than that: what is shown has to follow. */
const LONGEST_REST = 500;

/** Before the next frame is drawn. */
function nextFrame(callback: () => void): void {
  const call = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(call);
  const timer = setTimeout(call, HIDDEN_MILLISECONDS);
}

/**
 * Calls back in a task of its own, apart from the one in which the browser draws, at most once a frame; and not before the page
 * has rested from the call before it.
 */
export function pacedFrames(): Schedule {
  let restsUntil = 0;
  return (callback) => {
    const begin = (): void => {
      const began = performance.now();
      callback();
      // What it has changed is drawn in the next frame, if not before.
      nextFrame(() => {
        void nextTask().then(() => {
          const now = performance.now();
          const rest = REST * (now - began);
          restsUntil = now + Math.min(LONGEST_REST, Math.max(SHORTEST_REST, rest));
        });
      });
    };
    const wait = restsUntil - performance.now();
    if (wait > 0) setTimeout(begin, wait);
    else nextFrame(() => void nextTask().then(begin));
  };
}
