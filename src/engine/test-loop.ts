import type { TestBench } from '../unit-tests/test-bench';
import type { TestWork } from '../unit-tests/test-work';
import { sentence } from '../workspace/sentence';
import { Backlog } from './backlog';
import type { TestMessage } from './test-protocol';

/** Results that the page has not taken in yet; a worker that is this far ahead waits. */
export const MOST_TESTS_AHEAD = 64;

/** What a loop needs of the worker around it. */
export interface TestLoopHost {
  post(message: TestMessage): void;
  /** Real time in milliseconds, from any origin. */
  elapsed(): number;
  /** Called before each piece of work: chance begins anew. */
  begin(work: TestWork): void;
  bench: TestBench;
}

/** The unit tests of one worker: runs what the page asks for, tells each result at once, and waits where the page cannot keep up. */
export class TestLoop {
  readonly #host: TestLoopHost;
  readonly #results = new Backlog();

  constructor(host: TestLoopHost) {
    this.#host = host;
  }

  /** Runs the tests of some work; resolves after the last was told, and never rejects. */
  async take(work: TestWork): Promise<void> {
    const { post, elapsed, begin, bench } = this.#host;
    try {
      begin(work);
      post({ type: 'loaded', lines: bench.load(work) });
      for (let test = 0; test < work.tests.length; test++) {
        if (this.#results.ahead >= MOST_TESTS_AHEAD) await this.#results.caughtUp(MOST_TESTS_AHEAD / 2);
        const began = elapsed();
        const done = bench.run(test);
        this.#results.tell();
        post({ type: 'tested', test, milliseconds: elapsed() - began, ...done });
      }
    } catch (error) {
      // What user code raises stays in Python, so anything thrown is a crash.
      post({ type: 'test-crashed', message: sentence(error) });
    }
  }

  /** The page has taken in so many results. */
  acknowledge(results: number): void {
    this.#results.acknowledge(results);
  }
}
