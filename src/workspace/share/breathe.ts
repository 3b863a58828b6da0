/** Milliseconds of work at a time: less than a frame, so that the page goes on answering. */
const SLICE = 12;

/** Called between pieces of long work. Rejects once the work is no longer wanted. */
export type Breathe = () => Promise<void>;

/** Lets the page draw and answer whenever a slice of work has been done, and ends the work where `signal` says so. */
export function breathing(signal?: AbortSignal): Breathe {
  let begun = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - begun < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    begun = performance.now();
  };
}
