import 'fake-indexeddb/auto';
import { BrowserStorage } from './browser-storage';
import type { BrowserStorageParts } from './browser-storage';
import type { Locks } from './claim';
import type { Change, Database } from './database';
import { IndexedDatabase } from './indexed-database';
import type { Channel } from './page-messages';
import type { Snapshot, StorageStatus, StoredState } from './storage-types';

/** Web Locks of pages that share a browser. */
export class FakeLocks {
  readonly #holders = new Map<string, { page: object; drop: () => void }>();
  readonly #queues = new Map<string, { page: object; grant: () => void }[]>();

  /** The locks as one page sees them. */
  of(page: object): Locks {
    // The two forms of `request` are one here.
    const request = (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const grant = (): void => {
          const holder = { page, drop: () => reject(new DOMException('The lock was stolen.', 'AbortError')) };
          this.#holders.set(name, holder);
          void Promise.resolve()
            .then(() => callback({ name, mode: 'exclusive' }))
            .then(resolve, reject)
            .finally(() => this.#holders.get(name) === holder && this.#next(name));
        };
        const waiting = this.#queues.get(name) ?? [];
        this.#queues.set(name, waiting);
        const held = this.#holders.get(name);
        if (options.steal) {
          held?.drop();
          grant();
        } else if (!held) {
          grant();
        } else if (options.ifAvailable) {
          void Promise.resolve(callback(null)).then(resolve, reject);
        } else {
          const entry = { page, grant };
          waiting.push(entry);
          options.signal?.addEventListener('abort', () => {
            this.#queues.set(name, (this.#queues.get(name) ?? []).filter((other) => other !== entry));
            reject(new DOMException('No longer wanted.', 'AbortError'));
          });
        }
      });
    return { request } as Locks;
  }

  /** The page is gone: it holds and waits for nothing any more. */
  forget(page: object): void {
    for (const [name, waiting] of this.#queues) this.#queues.set(name, waiting.filter((entry) => entry.page !== page));
    for (const [name, holder] of [...this.#holders]) if (holder.page === page) this.#next(name);
  }

  #next(name: string): void {
    this.#holders.delete(name);
    this.#queues.get(name)?.shift()?.grant();
  }
}

/** BroadcastChannels of pages that share a browser. */
export class FakeChannels {
  readonly #channels = new Map<object, Channel>();
  /** Everything that was said. */
  readonly messages: unknown[] = [];

  of(page: object): Channel {
    const channel: Channel = {
      onmessage: null,
      postMessage: (message) => {
        this.messages.push(message);
        for (const [other, { onmessage }] of this.#channels) {
          if (other !== page) queueMicrotask(() => this.#channels.has(other) && onmessage?.({ data: structuredClone(message) } as MessageEvent));
        }
      },
    };
    this.#channels.set(page, channel);
    return channel;
  }

  forget(page: object): void {
    this.#channels.delete(page);
  }
}

export interface TestPage {
  /** Under which the fakes know the page. */
  page: object;
  storage: BrowserStorage;
  notices: string[];
  statuses: StorageStatus[];
  /** What was shown after the page was opened. */
  changes: StoredState[];
  /** The page does nothing any more: its timers aside, as when its process is killed. */
  kill: () => void;
}

/** A browser with one database, and pages in it. */
export class TestBrowser {
  static #count = 0;
  readonly name = `recall-${++TestBrowser.#count}`;
  readonly locks = new FakeLocks();
  readonly channels = new FakeChannels();
  /** Real time of all pages, epoch milliseconds. */
  now = 1_800_000_000_000;
  #tokens = 0;

  page(change: Partial<BrowserStorageParts> = {}): TestPage {
    const page = {};
    const storage = new BrowserStorage({
      database: this.database(),
      locks: this.locks.of(page),
      channel: this.channels.of(page),
      fresh: { token: () => `t${String(++this.#tokens).padStart(3, '0')}`, now: () => this.now },
      ...change,
    });
    const notices: string[] = [];
    const statuses: StorageStatus[] = [];
    const changes: StoredState[] = [];
    storage.onNotice((notice) => notices.push(notice));
    storage.onStatus((status) => statuses.push(status));
    storage.onChanged((state) => changes.push(state));
    const kill = (): void => {
      this.locks.forget(page);
      this.channels.forget(page);
    };
    return { page, storage, notices, statuses, changes, kill };
  }

  /** Prefix of the records of the workspace that `store` wrote. */
  w = '';

  /** What a page has stored when it is left. */
  async store(...snapshots: Snapshot[]): Promise<void> {
    const { storage, kill } = this.page();
    const { id } = await storage.open(null);
    this.w = `w/${id}/`;
    for (const snapshot of snapshots) {
      storage.save(snapshot);
      await storage.flush();
    }
    kill();
  }

  /** What a page finds that is left again at once. */
  async reopened(): Promise<StoredState> {
    const { storage, kill } = this.page();
    const { state } = await storage.open(null);
    kill();
    return state;
  }

  /** A database that remembers the keys that each transaction put and (with a minus) deleted, without the workspace's prefix. */
  counting(): { database: Database; writes: string[][] } {
    const real = this.database();
    const writes: string[][] = [];
    const note = ({ puts, deletes }: Change): void => {
      writes.push([...puts.keys(), ...deletes.map((key) => `-${key}`)].map((key) => key.replace(/w\/[^/]+\//, '')));
    };
    const database: Database = {
      read: (wanted) => real.read(wanted),
      change: (wanted, decide) =>
        real.change(wanted, (found) => {
          const decision = decide(found);
          if (decision.change) note(decision.change);
          return decision;
        }),
      putLast: (key, value) => real.putLast(key, value),
    };
    return { database, writes };
  }

  /** A connection of its own to the one database. */
  database(): Database {
    return new IndexedDatabase(this.name);
  }

  async keys(): Promise<string[]> {
    let all: readonly string[] = [];
    await this.database().read((keys) => {
      all = keys;
      return [];
    });
    return [...all];
  }

  async record(key: string): Promise<unknown> {
    return (await this.database().read([key])).get(key);
  }

  /** Puts records past every check. */
  async put(records: Record<string, unknown>): Promise<void> {
    await this.database().change([], () => ({ change: { puts: new Map(Object.entries(records)), deletes: [] }, result: null }));
  }

  async delete(keys: readonly string[]): Promise<void> {
    await this.database().change([], () => ({ change: { puts: new Map(), deletes: keys }, result: null }));
  }
}

/** Lets everything go on that is ready: IndexedDB of tests answers in macrotasks. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}
