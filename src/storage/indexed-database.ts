import { promisifyRequest } from 'idb-keyval';
import type { Change, Database, Decision, RecordMap, Wanted } from './database';

const STORE = 'records';

/** How long the browser may take to open the database; some never answer where they should refuse. */
const OPEN_MILLISECONDS = 10_000;

/** Records that are put at once before the page gets its turn again, so that a large batch does not block it. */
const PUTS_AT_ONCE = 8;
/** As much text is put at once: the browser copies what is put while the page waits. */
const CHARACTERS_AT_ONCE = 4_000_000;

/**
 * `relaxed`: a transaction is complete when the operating system has it. That outlives a crash of the page and of the
 * browser, which is what happens; only a power failure within seconds can lose the newest batches, whole ones and the
 * last ones first. `strict` would wait for the disk several times a second during a run, for milliseconds to many tens of
 * them each. Said explicitly, because browsers differ in their default.
 */
const DURABILITY: IDBTransactionOptions = { durability: 'relaxed' };

/**
 * The records in IndexedDB, over a connection of its own that gives way: when another page wants to delete the database, or
 * the browser clears it, the connection is closed, and the next call opens a new one.
 */
export class IndexedDatabase implements Database {
  #opening: Promise<IDBDatabase> | null = null;
  /** The connection while it is usable without waiting. */
  #connection: IDBDatabase | null = null;

  constructor(readonly name: string) {}

  async read(wanted: Wanted): Promise<RecordMap> {
    const transaction = await this.#begin('readonly');
    return new Promise((resolve, reject) => {
      let found: RecordMap = new Map();
      const fail = settle(transaction, () => resolve(found), reject);
      fail.unlessGood(() => fetchRecords(transaction.objectStore(STORE), wanted, fail, (records) => (found = records)));
    });
  }

  async change<Result>(wanted: Wanted, decide: (found: RecordMap) => Decision<Result>): Promise<Result> {
    const transaction = await this.#begin('readwrite');
    return new Promise((resolve, reject) => {
      const outcome: Result[] = [];
      const fail = settle(transaction, () => outcome.forEach(resolve), reject);
      const store = transaction.objectStore(STORE);
      fail.unlessGood(() =>
        fetchRecords(store, wanted, fail, (found) => {
          const { change, result } = decide(found);
          outcome.push(result);
          if (change) writeRecords(store, change, fail);
          // Without this the browser drops the transaction when the page is closed before its last request is answered.
          else transaction.commit();
        }),
      );
    });
  }

  putLast(key: string, value: unknown): void {
    try {
      const transaction = this.#connection?.transaction(STORE, 'readwrite', DURABILITY);
      transaction?.objectStore(STORE).put(value, key);
      transaction?.commit();
    } catch {
      // The connection is just gone, or the value is too large: there is no one left to tell.
    }
  }

  async #begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
    try {
      return (await this.#open()).transaction(STORE, mode, DURABILITY);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      // Closed a moment ago, before its event arrived.
      this.#forget(this.#connection);
      return (await this.#open()).transaction(STORE, mode, DURABILITY);
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#opening ??= openConnection(this.name).then(
      (connection) => {
        this.#connection = connection;
        connection.onversionchange = () => {
          // Another page deletes or upgrades the database: it waits for this.
          connection.close();
          this.#forget(connection);
        };
        connection.onclose = () => this.#forget(connection);
        return connection;
      },
      (error: unknown) => {
        this.#opening = null;
        throw error;
      },
    );
    return this.#opening;
  }

  #forget(connection: IDBDatabase | null): void {
    if (this.#connection !== connection) return;
    this.#connection = null;
    this.#opening = null;
  }
}

async function openConnection(name: string): Promise<IDBDatabase> {
  // Without a version: that of the database that is there, else 1. The layout's version is in the records.
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const opened = promisifyRequest(request);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('it does not answer'));
      // Nobody would close a connection that comes after all, and it would be in the way of others.
      opened.then((connection) => connection.close(), () => undefined);
    }, OPEN_MILLISECONDS);
  });
  try {
    return await Promise.race([opened, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Ends a transaction whose callbacks throw; what was put before would be committed without that. */
interface Fail {
  unlessGood(step: () => void): void;
}

function settle(transaction: IDBTransaction, onComplete: () => void, reject: (error: unknown) => void): Fail {
  let thrown: unknown = null;
  transaction.oncomplete = onComplete;
  transaction.onabort = () => reject(thrown ?? transaction.error ?? new Error('the browser ended the transaction'));
  return {
    unlessGood(step) {
      try {
        step();
      } catch (error) {
        thrown = error;
        try {
          transaction.abort();
        } catch {
          // The browser has ended it already, for want of space for instance: that is what was thrown.
        }
      }
    },
  };
}

function fetchRecords(store: IDBObjectStore, wanted: Wanted, fail: Fail, done: (found: RecordMap) => void): void {
  if (typeof wanted === 'function') {
    const request = store.getAllKeys();
    request.onsuccess = () =>
      fail.unlessGood(() => fetchRecords(store, wanted(request.result.filter((key) => typeof key === 'string')), fail, done));
    return;
  }
  const found = new Map<string, unknown>();
  if (wanted.length === 0) return done(found);
  wanted.forEach((key, index) => {
    const request = store.get(key);
    request.onsuccess = () =>
      fail.unlessGood(() => {
        // A record may be any value, but none is ever put as undefined.
        if (request.result !== undefined) found.set(key, request.result);
        if (index === wanted.length - 1) done(found);
      });
  });
}

function writeRecords(store: IDBObjectStore, { puts, deletes }: Change, fail: Fail): void {
  for (const key of deletes) store.delete(key);
  const rest = [...puts];
  const putSome = (): void => {
    let last: IDBRequest | null = null;
    let characters = 0;
    for (let count = 0; count < PUTS_AT_ONCE && characters < CHARACTERS_AT_ONCE; count += 1) {
      const [key, value] = rest.shift() ?? [];
      if (key === undefined) break;
      last = store.put(value, key);
      characters += textLength(value);
    }
    if (last && rest.length > 0) last.onsuccess = () => fail.unlessGood(putSome);
    else store.transaction.commit();
  };
  putSome();
}

/** How long the text of a file's record is; other records are small. */
function textLength(value: unknown): number {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' ? value.text.length : 0;
}
