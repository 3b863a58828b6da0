/** Keys with what is stored under them; keys without a record are missing. */
export type RecordMap = ReadonlyMap<string, unknown>;

/** Which records to read: these keys, or those that are chosen from all keys that there are. */
export type Wanted = readonly string[] | ((keys: readonly string[]) => readonly string[]);

export interface Change {
  puts: RecordMap;
  /** Keys; done before the puts. */
  deletes: readonly string[];
}

/** What to do about what was found, and what to tell the caller once it is done. */
export interface Decision<Result> {
  /** null: nothing is written. */
  change: Change | null;
  result: Result;
}

/** Keys and values, read and written a transaction at a time. Every method may reject; then nothing was written. */
export interface Database {
  /** Reads the records in one transaction: never a mix of two states. */
  read(wanted: Wanted): Promise<RecordMap>;
  /**
   * Reads, decides and writes in one transaction: nothing comes between, and it is written together or not at all.
   * Resolves once the transaction is complete. `decide` must not wait for anything.
   */
  change<Result>(wanted: Wanted, decide: (found: RecordMap) => Decision<Result>): Promise<Result>;
  /**
   * Hands one record over before it returns, for a page that may be gone the next moment; nothing is told of the outcome.
   */
  putLast(key: string, value: unknown): void;
}
