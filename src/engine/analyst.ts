import type { AnalysisWork, FileAnalysis } from '../pitfalls/finding-types';
import { AnalysisTalk } from './analysis-talk';
import { EngineEnded } from './engine-ended';
import type { RemoteWorker } from './remote-worker';

/** Seconds after which a piece of work is given up: some detections take a fraction of one. */
export const ANALYSIS_SECONDS = 30;

const STOPPED = 'The search for pitfalls was stopped.';

/**
 * Looks into sources in a worker of its own, which boots for the first of them and is kept. It never runs a detection, and no run
 * gets it. Where it ended, the next work has a new one.
 */
export class Analyst {
  readonly #boot: () => Promise<RemoteWorker>;
  readonly #seconds: number;
  #talk: AnalysisTalk | null = null;
  #booting: RemoteWorker | null = null;
  /** How many wait for an answer. */
  #waiting = 0;
  /** Resolves when all that was asked for is answered: one piece of work follows the other. */
  #last: Promise<unknown> = Promise.resolve();
  /** Counts the times that it was stopped. */
  #stops = 0;

  /** @param boot starts a worker, which need not have booted yet */
  constructor(boot: () => Promise<RemoteWorker>, seconds = ANALYSIS_SECONDS) {
    this.#boot = boot;
    this.#seconds = seconds;
  }

  /** Looks into some sources; rejects with EngineEnded where it was stopped, took too long or crashed. Who comes meanwhile waits. */
  analyse(work: AnalysisWork): Promise<readonly FileAnalysis[]> {
    this.#waiting += 1;
    const stops = this.#stops;
    const answer = this.#last.then(() => this.#work(work, stops)).finally(() => (this.#waiting -= 1));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #work(work: AnalysisWork, stops: number): Promise<readonly FileAnalysis[]> {
    if (stops !== this.#stops) throw new EngineEnded('stopped', STOPPED);
    if (this.#talk === null || this.#talk.ended) this.#talk = await this.#begin();
    return this.#talk.analyse(work);
  }

  /** Ends what is going on at once; a worker that has nothing to do stays. */
  stop(): void {
    if (this.#waiting === 0) return;
    this.#stops += 1;
    const why = new EngineEnded('stopped', STOPPED);
    this.#booting?.end(why);
    this.#talk?.end(why);
    this.#talk = null;
  }

  async #begin(): Promise<AnalysisTalk> {
    const stops = this.#stops;
    const worker = await this.#boot();
    if (stops !== this.#stops) worker.end(new EngineEnded('stopped', STOPPED));
    this.#booting = worker;
    try {
      // One that was ended meanwhile rejects here.
      await worker.booted;
    } finally {
      if (this.#booting === worker) this.#booting = null;
    }
    return new AnalysisTalk(worker, this.#seconds);
  }
}
