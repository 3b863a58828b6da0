/** Milliseconds between two readings, at least. */
const PAUSE = 300;

/**
 * Calls `read` soon after each `poke`, but never twice at a time, and with pauses of four times as long as it took: following
 * a long run in another page must not keep this one busy.
 */
export class Follower {
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isReading = false;
  #isPoked = false;
  #isStopped = false;

  constructor(
    readonly read: () => Promise<void>,
    /** Milliseconds, of any clock that does not go back. */
    readonly clock: () => number,
  ) {}

  poke(): void {
    this.#isPoked = true;
    if (this.#timer === null && !this.#isReading) this.#wait(PAUSE);
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #wait(milliseconds: number): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#read(), milliseconds);
  }

  async #read(): Promise<void> {
    this.#timer = null;
    this.#isPoked = false;
    this.#isReading = true;
    const began = this.clock();
    await this.read();
    this.#isReading = false;
    if (this.#isPoked) this.#wait(Math.max(PAUSE, 4 * (this.clock() - began)));
  }
}
