/** What a worker has told the page, and how much of it the page has taken in: a worker that is far ahead waits. */
export class Backlog {
  #told = 0;
  #acknowledged = 0;
  #onAcknowledged: () => void = () => undefined;

  /** How many the page has not taken in yet. */
  get ahead(): number {
    return this.#told - this.#acknowledged;
  }

  /** One more was told. */
  tell(): void {
    this.#told += 1;
  }

  /** The page has taken in so many in all. */
  acknowledge(count: number): void {
    this.#acknowledged = count;
    this.#onAcknowledged();
  }

  /** Resolves when the page is at most so many behind. */
  caughtUp(most: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onAcknowledged = () => {
        if (this.ahead > most) return;
        this.#onAcknowledged = () => undefined;
        resolve();
      };
      this.#onAcknowledged();
    });
  }
}
