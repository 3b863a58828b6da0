import { EngineEnded } from './engine-ended';
import { practicePlan } from './practice-plan';
import type { RemoteWorker } from './remote-worker';
import { TestPool } from './test-pool';

const nobody = (): void => undefined;

/**
 * Has a worker of its own run made-up unit tests, once in the life of a page. Browsers compile WebAssembly quickly at first, and what
 * is at work much once more, for speed, which takes as long as Python takes for thousands of tests. All workers share what is compiled,
 * so that the first tests that somebody asks for find Python as quick as it will be.
 */
export class Practice {
  #pool: TestPool | null = null;

  /** Begins, unless it has before. What comes of it does not matter. */
  begin(boot: () => RemoteWorker, secondsPerCall: number): void {
    if (this.#pool !== null) return;
    const takeWorker = async (_: () => boolean, boots: (worker: RemoteWorker) => void): Promise<RemoteWorker> => {
      const worker = boot();
      boots(worker);
      await worker.booted;
      return worker;
    };
    this.#pool = new TestPool(practicePlan(), { workers: 1, secondsPerCall, takeWorker, onTested: nobody, onLoaded: nobody });
    this.#pool.start().catch(nobody);
  }

  /** Ends it now, where it goes on: something real is to be done. */
  end(): void {
    this.#pool?.end(new EngineEnded('stopped', 'The practice was ended.'));
  }
}
