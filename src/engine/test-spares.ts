import type { RemoteWorker } from './remote-worker';

/** Workers that boot, or have booted, for the unit tests that come next, beside the one spare that a run would have. */
export class TestSpares {
  #workers: RemoteWorker[] = [];

  /** Sees to it that there are so many, each booting, booted, and not used yet. */
  fill(count: number, boot: () => RemoteWorker): void {
    this.#workers = this.#workers.filter(({ ended }) => !ended);
    while (this.#workers.length < count) this.#workers.push(boot());
  }

  /** One of them, which is the caller's from now on; null where there is none. */
  take(): RemoteWorker | null {
    const worker = this.#workers.shift();
    return worker?.ended === true ? this.take() : (worker ?? null);
  }
}
