/** Calls back once, soon. */
export type Schedule = (callback: () => void) => void;

/** A page that is not shown gets no animation frames; it is brought up to date this often. */
const HIDDEN_MILLISECONDS = 250;

/** Before the next frame is drawn, so that the screen is drawn anew at most once a frame. */
export const nextFrame: Schedule = (callback) => {
  const call = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(call);
  const timer = setTimeout(call, HIDDEN_MILLISECONDS);
};
