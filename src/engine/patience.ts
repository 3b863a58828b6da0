/** The time between two looks at the clock, as a part of the limit. */
const PARTS = 15;

/**
 * Waits for a sign of life and loses patience after a time in which there was none. Time in which this page itself did not
 * come to its turn (it was blocked, or the computer slept) does not count: a sign may be waiting in the queue.
 */
export class Patience {
  readonly #interval: number;
  readonly #limit: number;
  readonly #onLost: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #counted = 0;
  #looked = 0;

  /** @param limit milliseconds */
  constructor(limit: number, onLost: () => void) {
    this.#limit = limit;
    this.#interval = limit / PARTS;
    this.#onLost = onLost;
  }

  /** There was a sign, or what is waited for begins: the time starts anew. */
  begin(): void {
    this.#counted = 0;
    this.#looked = performance.now();
    this.#timer ??= setTimeout(this.#look, this.#interval);
  }

  /** Nothing is waited for any more. */
  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Milliseconds that are counted since the last sign; 0 where nothing is waited for. */
  get waited(): number {
    return this.#timer === null ? 0 : this.#counted + this.#countable(performance.now());
  }

  readonly #look = (): void => {
    this.#timer = null;
    const now = performance.now();
    this.#counted += this.#countable(now);
    this.#looked = now;
    if (this.#counted >= this.#limit) this.#onLost();
    else this.#timer = setTimeout(this.#look, this.#interval);
  };

  /** A look that is late counts no more than two that are in time. */
  #countable(now: number): number {
    return Math.min(now - this.#looked, 2 * this.#interval);
  }
}
