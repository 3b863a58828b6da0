import { readReachedLines, type ReachedLines } from '../unit-tests/reached-lines';
import { readTestAnswer } from '../unit-tests/test-answer';
import type { UnitTestResult } from '../python/boot';
import type { TestWork } from '../unit-tests/test-work';
import { Misconduct } from './conduct';
import { WorkerFault, type EngineEnded } from './engine-ended';
import type { PageMessage } from './engine-protocol';
import { Patience } from './patience';
import type { RemoteWorker } from './remote-worker';
import { MOST_TESTS_AHEAD } from './test-loop';
import { readTestMessage, type TestMessage } from './test-protocol';

/** A test that was run, by its number in the work. */
export interface TestedOne {
  test: number;
  result: UnitTestResult;
  milliseconds: number;
  requests: number;
  changes: string | null;
  /** null: not asked for, or not told in a way that can be read. */
  lines: ReachedLines | null;
  /** How long the texts of the result and the lines were. */
  characters: number;
}

/** Told what was reached while the modules of some work were loaded, and how long the text of that was. */
export type OnLoadedLines = (lines: ReachedLines, characters: number) => void;

/** What a worker was in when it ended: the module of a detection of the work, or a test. null: neither is known to be to blame. */
export type TestPlace = { module: number } | { test: number } | null;

/** How a piece of work ended, if not well. */
export interface TestFault {
  error: EngineEnded;
  place: TestPlace;
  /** Whether what it was in is surely to blame: it took too long or broke Python. A worker may also end because of others. */
  isSure: boolean;
}

/**
 * What the page speaks with one worker about unit tests. A message is taken only where the worker's own code could have sent it at
 * this moment: modules in their order, then every test of the work once, in its order.
 */
export class TestTalk {
  readonly #worker: RemoteWorker;
  readonly #post: (message: PageMessage) => void;
  readonly #patience: Patience;
  #work: TestWork | null = null;
  #onTested: (one: TestedOne) => void = () => undefined;
  #onLoaded: OnLoadedLines = () => undefined;
  #finish: (fault: TestFault | null) => void = () => undefined;
  #isLoading = false;
  #isSure = false;
  /** The module that is being executed (−1: none yet), then the test that comes next. */
  #at = -1;
  #told = 0;
  /** What ended the worker while it had nothing to do. */
  #ended: EngineEnded | null = null;

  /** @param secondsPerCall real time after which a test, or the execution of a module, is ended */
  constructor(worker: RemoteWorker, secondsPerCall: number) {
    this.#worker = worker;
    this.#patience = new Patience(secondsPerCall * 1000, () => this.#blame(new WorkerFault('too long', `It ran longer than ${secondsPerCall} s and was ended.`)));
    this.#post = worker.begin({
      take: (data) => this.#take(readTestMessage(data)),
      // Before its first module begins, a worker ends of what the work before left in it: a new one does better.
      ended: (error) => {
        this.#ended = error;
        this.#end({ error, place: this.#place, isSure: this.#isSure && this.#place !== null });
      },
    });
  }

  /** Has the worker run some tests; resolves with null once all are told, else with what ended the worker. One work at a time. */
  run(work: TestWork, onTested: (one: TestedOne) => void, onLoaded: OnLoadedLines): Promise<TestFault | null> {
    if (this.#ended) return Promise.resolve({ error: this.#ended, place: null, isSure: false });
    this.#work = work;
    this.#onTested = onTested;
    this.#onLoaded = onLoaded;
    this.#isLoading = true;
    this.#at = -1;
    this.#patience.begin();
    return new Promise((resolve) => {
      this.#finish = resolve;
      this.#post({ type: 'tests', work });
    });
  }

  /** Ends the worker. */
  end(why: EngineEnded): void {
    this.#worker.end(why);
  }

  get #place(): TestPlace {
    if (!this.#work || (this.#isLoading && this.#at < 0)) return null;
    return this.#isLoading ? { module: this.#at } : { test: this.#at };
  }

  #take(message: TestMessage): void {
    const work = this.#work;
    if (!work) throw new Misconduct('the news of a test that nobody asked for');
    switch (message.type) {
      case 'module':
        if (!this.#isLoading || message.detection <= this.#at || message.detection >= work.modules.detections.length) throw new Misconduct('a module out of turn');
        this.#at = message.detection;
        break;
      case 'loaded':
        if (!this.#isLoading) throw new Misconduct('modules that were loaded twice');
        this.#isLoading = false;
        this.#at = 0;
        this.#tellLoaded(work, message.lines);
        break;
      case 'tested':
        if (this.#isLoading || message.test !== this.#at) throw new Misconduct('a test out of turn');
        if (!this.#tell(work, message)) return;
        break;
      case 'test-crashed':
        this.#blame(new WorkerFault('crashed', message.message));
        return;
    }
    this.#patience.begin();
    if (!this.#isLoading && this.#at === work.tests.length) this.#end(null);
  }

  #blame(why: WorkerFault): void {
    this.#isSure = true;
    this.#worker.end(why);
  }

  #tellLoaded(work: TestWork, lines: string | null): void {
    const read = linesOf(work, lines);
    if (read !== null) this.#onLoaded(read, lines?.length ?? 0);
  }

  /** Says whether the answer can be read: one that cannot is the fault of its test alone. */
  #tell(work: TestWork, { result, lines, ...one }: Extract<TestMessage, { type: 'tested' }>): boolean {
    const read = readAnswer(result);
    if (read === null) {
      this.#blame(new WorkerFault('crashed', 'What it gave cannot be read.'));
      return false;
    }
    this.#at += 1;
    this.#told += 1;
    if (this.#told % (MOST_TESTS_AHEAD / 4) === 0) this.#post({ type: 'tests-ack', results: this.#told });
    this.#onTested({ ...one, result: read, lines: linesOf(work, lines), characters: result.length + (lines?.length ?? 0) });
    return true;
  }

  #end(fault: TestFault | null): void {
    this.#patience.end();
    this.#work = null;
    this.#finish(fault);
  }
}

function readAnswer(result: string): UnitTestResult | null {
  try {
    return readTestAnswer(result);
  } catch {
    return null;
  }
}

/** Lines that were not asked for are not believed either. */
function linesOf({ coverage, modules }: TestWork, lines: string | null): ReachedLines | null {
  return coverage && lines !== null ? readReachedLines(lines, modules.sources) : null;
}
