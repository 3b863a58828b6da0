import type { Database, Decision, RecordMap, Wanted } from './database';

/** Records of this page alone, where the browser's storage cannot be used. Values are shared, not copied. */
export class MemoryDatabase implements Database {
  readonly #records: Map<string, unknown>;

  constructor(records: RecordMap = new Map()) {
    this.#records = new Map(records);
  }

  read(wanted: Wanted): Promise<RecordMap> {
    return Promise.resolve(this.#find(wanted));
  }

  change<Result>(wanted: Wanted, decide: (found: RecordMap) => Decision<Result>): Promise<Result> {
    const { change, result } = decide(this.#find(wanted));
    change?.deletes.forEach((key) => this.#records.delete(key));
    change?.puts.forEach((value, key) => this.#records.set(key, value));
    return Promise.resolve(result);
  }

  putLast(): void {
    // Nothing outlives the page.
  }

  #find(wanted: Wanted): RecordMap {
    const keys = typeof wanted === 'function' ? wanted([...this.#records.keys()]) : wanted;
    return new Map(keys.filter((key) => this.#records.has(key)).map((key) => [key, this.#records.get(key)]));
  }
}
