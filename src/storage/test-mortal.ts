import type { Database, Decision, RecordMap, Wanted } from './database';

/**
 * The database of a page that can die at any moment: from then on nothing of the page runs, so that transactions that still
 * wait for an answer are dropped by the browser, while those that were committed are kept.
 */
export class MortalDatabase implements Database {
  isDead = false;
  readonly #real: Database;

  constructor(real: Database) {
    this.#real = real;
  }

  read(wanted: Wanted): Promise<RecordMap> {
    return this.#whileAlive(() => this.#real.read(wanted));
  }

  change<Result>(wanted: Wanted, decide: (found: RecordMap) => Decision<Result>): Promise<Result> {
    return this.#whileAlive(() =>
      this.#real.change(wanted, (found) => {
        if (this.isDead) throw new Error('The page is gone.');
        return decide(found);
      }),
    );
  }

  putLast(key: string, value: unknown): void {
    if (!this.isDead) this.#real.putLast(key, value);
  }

  /** What a page that is gone waits for never comes. */
  #whileAlive<Result>(task: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.isDead) return;
      task().then(
        (result) => !this.isDead && resolve(result),
        (error: unknown) => !this.isDead && reject(error as Error), // passed on as it is
      );
    });
  }
}
