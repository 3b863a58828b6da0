import { createStore, getMany, keys, promisifyRequest } from 'idb-keyval';

/** Key and value pairs that are read and written a transaction at a time. */
export interface Database {
  keys(): Promise<string[]>;
  /** Values by key, in the order of `names`; undefined where there is none. */
  read(names: readonly string[]): Promise<unknown[]>;
  /** Puts and deletes together or, when anything of it fails, not at all. */
  write(puts: ReadonlyMap<string, unknown>, deletes: readonly string[]): Promise<void>;
}

/** The records in IndexedDB. Every method rejects where the browser has no IndexedDB or refuses it. */
export function openDatabase(name: string): Database {
  const store = createStore(name, 'records');
  return {
    keys: async () => (await keys<IDBValidKey>(store)).filter((key) => typeof key === 'string'),
    read: (names) => getMany<unknown>([...names], store),
    write: (puts, deletes) =>
      store('readwrite', (records) => {
        const { transaction } = records;
        try {
          for (const [key, value] of puts) records.put(value, key);
          for (const key of deletes) records.delete(key);
        } catch (error) {
          // A value that cannot be stored; what was put before it would be committed without this.
          transaction.abort();
          throw error;
        }
        const written = promisifyRequest(transaction);
        // Without this the browser drops the transaction when the page is closed before its last request is answered.
        transaction.commit();
        return written;
      }),
  };
}
