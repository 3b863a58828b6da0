/** Calls back once, soon; the returned function calls it off. */
export type Schedule = (callback: () => void) => () => void;

/** A page that is not shown gets no animation frames; it is brought up to date this often. */
const HIDDEN_MILLISECONDS = 250;

/** Before the next frame is drawn, so that the screen is drawn anew at most once a frame. */
export const nextFrame: Schedule = (callback) => {
  const cancel = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const call = (): void => {
    cancel();
    callback();
  };
  const frame = requestAnimationFrame(call);
  const timer = setTimeout(call, HIDDEN_MILLISECONDS);
  return cancel;
};
