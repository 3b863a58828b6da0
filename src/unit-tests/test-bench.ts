import type { EpochSeconds } from '../clock/clock-types';
import type { Python, PythonHost } from '../python/boot';
import { MOST_CHARACTERS, MOST_ENTRIES, TooMuchRecorded } from '../replay/replay';
import { Table } from '../table/table';
import type { Item } from '../trace/item';
import { MAX_REQUEST_CHARACTERS } from '../trace/segment';
import type { TestDone, TestWork } from './test-work';

/** What answers each request of a test that has no table. */
const NO_TABLE = JSON.stringify({
  __type: 'com.amazon.coral.service#UnrecognizedClientException',
  message: "Tests have no table, as in the vendor's command line: mock what the detection imports from the cache, or choose another table for the tests",
});
/** Most that one test may change in a table that is shared, in characters of JSON. */
export const MOST_CHANGES = 10_000_000;

/** Runs unit tests in Python, one after the other, with a table and a clock of their own. */
export class TestBench implements PythonHost {
  readonly #python: Python;
  readonly #setClock: (at: EpochSeconds) => void;
  #work: TestWork | null = null;
  /** null: requests fail. */
  #table: Table | null = null;
  #clock: EpochSeconds = 0;
  /** Of the test, or the module that is executed; and the text of its requests. */
  #requests = 0;
  #characters = 0;
  #isTooMuch = false;
  readonly #changed = new Map<string, Item | null>();

  /** `setClock` is told each moment that Python shall see as now. */
  constructor(python: Python, setClock: (at: EpochSeconds) => void) {
    this.#python = python;
    this.#setClock = setClock;
  }

  /**
   * Executes the modules of some work's detections; what goes wrong in one is the outcome of its tests. Throws where Python is broken,
   * or where the module that began last asked too much of the table. Answers the lines that were reached, as `TestDone.lines` has them.
   */
  load(work: TestWork): string | null {
    this.#work = work;
    this.#moveClock(work.now);
    if (work.table === 'none') this.#table = null;
    else if (work.table === 'empty') this.#table = new Table([]);
    else this.#share(work);
    this.#count();
    this.#python.load(JSON.stringify({ ...work.modules, coverage: work.coverage }));
    this.#refuseTooMuch();
    // What modules change while they are loaded belongs to no test; the next worker's do it again.
    this.#changed.clear();
    return this.#lines(work);
  }

  #lines({ coverage }: TestWork): string | null {
    return coverage ? this.#python.takeLines() : null;
  }

  #share({ items, changes }: TestWork): void {
    const table = items === null && this.#table !== null ? this.#table : new Table(items ?? []);
    for (const text of changes) {
      // Written by this class, in another worker.
      for (const [key, item] of JSON.parse(text) as [string, Item | null][]) table.put(key, item);
    }
    this.#table = table;
  }

  /** Runs test number `index` of the work. Throws where Python is broken, or where the test asked too much of the table, or changed more than can be told. */
  run(index: number): TestDone {
    const work = this.#work;
    const call = work?.tests[index];
    if (!work || !call) throw new Error('There is no such test.');
    if (work.table === 'empty') this.#table = new Table([]);
    this.#moveClock(work.clock === 'event time' ? (call.time ?? work.now) : work.now);
    this.#count();
    this.#changed.clear();
    const result = this.#python.runTest(call.detection, call.test);
    this.#refuseTooMuch();
    const changes = this.#changed.size === 0 ? null : JSON.stringify([...this.#changed]);
    if (changes !== null && changes.length > MOST_CHANGES) throw new Error('It changed more of the shared table than can be kept.');
    return { result, requests: this.#requests, changes, lines: this.#lines(work) };
  }

  send(operation: string, body: string): string {
    this.#requests += 1;
    this.#characters += body.length;
    this.#isTooMuch ||= this.#requests > MOST_ENTRIES || this.#characters > MOST_CHARACTERS;
    this.#refuseTooMuch();
    const table = this.#table;
    if (table === null) return NO_TABLE;
    // One that is cut off is no JSON, which is what the table answers.
    const { key, before, after, response } = table.execute(operation, body.slice(0, MAX_REQUEST_CHARACTERS));
    if (this.#work?.table === 'shared' && key !== null && before !== after) this.#changed.set(key, after);
    return response;
  }

  /** Throws where the module before this one asked too much of the table. */
  begins(): void {
    this.#refuseTooMuch();
    this.#count();
  }

  sleep(seconds: number): void {
    this.#moveClock(this.#clock + seconds);
  }

  #count(): void {
    this.#requests = this.#characters = 0;
    this.#isTooMuch = false;
  }

  /** The detection may have caught what `send` threw. */
  #refuseTooMuch(): void {
    if (!this.#isTooMuch) return;
    throw new TooMuchRecorded(`It asked more of the table than a run may in one event (${MOST_ENTRIES.toLocaleString('en-US')} requests, or ${MOST_CHARACTERS.toLocaleString('en-US')} characters).`);
  }

  #moveClock(to: EpochSeconds): void {
    this.#clock = to;
    this.#setClock(to);
  }
}
