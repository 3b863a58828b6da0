import type { Batch, Written } from './changes';
import { changesTo, NOTHING_WRITTEN } from './changes';
import type { Database } from './database';
import { readState } from './read-state';
import { SET_ASIDE_PREFIX } from './records';
import { setAsideLines } from './set-aside-lines';
import type { AppStorage, NewWorkspace, OpenedWorkspace, Snapshot, Space, StorageStatus, StoredState, WorkspaceSummary } from './storage-types';

/** Milliseconds that changes are collected before they are written. */
const BATCH_DELAY = 200;

const ONLY_ID = 'only';
const ONLY_ONE = new Error('Only one workspace is kept so far.');

export interface BrowserStorageParts {
  database: Database;
  /** Resolves with whether this page may write; false when another page of the same app does. */
  claimWriting: () => Promise<boolean>;
}

const NOTHING_STORED: StoredState = { workspace: null, settings: null, screen: null, theme: null, trace: null, run: null };

/**
 * The app's state in a database. Changes are written in batches, each in one transaction; a batch is what differs between
 * the newest state and what was written last, so that a failed batch is simply part of the next one.
 */
export class BrowserStorage implements AppStorage {
  readonly #database: Database;
  readonly #claimWriting: () => Promise<boolean>;
  #written: Written = NOTHING_WRITTEN;
  #latest: Snapshot | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();
  /** False until what is stored has been read, and for good when it could not be: nothing unread is overwritten. */
  #mayWrite = false;
  #saidFailure = false;
  readonly #notices: string[] = [];
  #listener: ((notice: string) => void) | null = null;
  #status: StorageStatus = { access: { kind: 'own' }, saving: 'saved', failure: null, workspaceId: '' };
  #statusListener: ((status: StorageStatus) => void) | null = null;

  constructor({ database, claimWriting }: BrowserStorageParts) {
    this.#database = database;
    this.#claimWriting = claimWriting;
  }

  /** Only one workspace is kept so far. */
  async open(_wanted: string | null): Promise<OpenedWorkspace> {
    const state = await this.#load();
    this.#setStatus({ workspaceId: ONLY_ID });
    return { id: ONLY_ID, state };
  }

  async #load(): Promise<StoredState> {
    try {
      const writable = await this.#claimWriting();
      const records = await this.#readAll();
      const { state, written, unreadable, notices } = readState(records);
      this.#written = written;
      this.#mayWrite = writable && (await this.#keepAside(records, unreadable));
      if (!writable) this.#setStatus({ access: { kind: 'read only' } });
      notices.forEach((notice) => this.#say(notice));
      if (!writable) this.#say('Recall is open in another tab, which keeps the stored data. Changes made in this tab are lost when it is closed.');
      return state;
    } catch (error) {
      this.#say(
        `This browser's storage cannot be used (${messageOf(error)}). Recall works, but what you do is lost when the page is closed.`,
      );
      this.#setStatus({ access: { kind: 'memory' } });
      return NOTHING_STORED;
    }
  }

  get status(): StorageStatus {
    return this.#status;
  }

  onStatus(listener: (status: StorageStatus) => void): void {
    this.#statusListener = listener;
  }

  onChanged(_listener: (state: StoredState) => void): void {
    // Nothing is followed so far.
  }

  list(): Promise<WorkspaceSummary[]> {
    return Promise.resolve([]);
  }
  create(_content: NewWorkspace): Promise<string> {
    return Promise.reject(ONLY_ONE);
  }
  rename(_id: string, _name: string): Promise<void> {
    return Promise.reject(ONLY_ONE);
  }
  remove(_id: string): Promise<void> {
    return Promise.reject(ONLY_ONE);
  }
  restore(_id: string): Promise<void> {
    return Promise.reject(ONLY_ONE);
  }
  purge(_id: string): Promise<void> {
    return Promise.reject(ONLY_ONE);
  }
  read(_id: string): Promise<StoredState> {
    return Promise.reject(ONLY_ONE);
  }
  takeOver(): Promise<StoredState> {
    return Promise.reject(ONLY_ONE);
  }
  space(): Promise<Space | null> {
    return Promise.resolve(null);
  }
  persist(): Promise<boolean> {
    return Promise.resolve(false);
  }

  #setStatus(change: Partial<StorageStatus>): void {
    this.#status = { ...this.#status, ...change };
    this.#statusListener?.(this.#status);
  }

  save(snapshot: Snapshot): void {
    if (!this.#mayWrite) return;
    this.#latest = snapshot;
    this.#timer ??= setTimeout(() => void this.flush(), BATCH_DELAY);
  }

  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#writeLatest());
    return this.#writing;
  }

  onNotice(listener: (notice: string) => void): void {
    this.#listener = listener;
    this.#notices.splice(0).forEach(listener);
  }

  async countSetAside(): Promise<number> {
    try {
      return (await this.#setAsideKeys()).length;
    } catch {
      // Said already: nothing else can be read then either.
      return 0;
    }
  }

  async exportSetAside(): Promise<Blob> {
    try {
      const keys = await this.#setAsideKeys();
      const values = await this.#database.read(keys);
      return setAsideLines(keys.map((key, index) => [key.slice(SET_ASIDE_PREFIX.length), values[index]]));
    } catch (error) {
      this.#say(`What is kept aside could not be read (${messageOf(error)}).`);
      return setAsideLines([]);
    }
  }

  async clearSetAside(): Promise<void> {
    try {
      // Another tab may have this data; it is that one's to delete.
      if (this.#mayWrite) await this.#database.write(new Map(), await this.#setAsideKeys());
      else this.#say('What is kept aside cannot be deleted in this tab.');
    } catch (error) {
      this.#say(`What is kept aside could not be deleted (${messageOf(error)}).`);
    }
  }

  async #setAsideKeys(): Promise<string[]> {
    return (await this.#database.keys()).filter((key) => key.startsWith(SET_ASIDE_PREFIX)).sort();
  }

  /** Whether nothing unreadable is left where it would be overwritten. */
  async #keepAside(records: ReadonlyMap<string, unknown>, unreadable: readonly string[]): Promise<boolean> {
    if (unreadable.length === 0) return true;
    try {
      await this.#setAside(records, unreadable);
      return true;
    } catch (error) {
      this.#say(
        `What cannot be read could not be kept aside (${messageOf(error)}), so nothing is written over it: changes are lost when the page is closed. Export what you want to keep.`,
      );
      return false;
    }
  }

  async #readAll(): Promise<Map<string, unknown>> {
    const keys = (await this.#database.keys()).filter((key) => !key.startsWith(SET_ASIDE_PREFIX));
    const values = await this.#database.read(keys);
    return new Map(keys.map((key, index) => [key, values[index]]));
  }

  /** Moves records, as they are, to where nothing overwrites them. */
  async #setAside(records: ReadonlyMap<string, unknown>, keys: readonly string[]): Promise<void> {
    const taken = new Set(await this.#database.keys());
    const puts = new Map<string, unknown>();
    for (const key of keys) {
      let name = SET_ASIDE_PREFIX + key;
      for (let copy = 2; taken.has(name); copy++) name = `${SET_ASIDE_PREFIX}${key}/${copy}`;
      puts.set(name, records.get(key));
    }
    await this.#database.write(puts, keys);
  }

  async #writeLatest(): Promise<void> {
    if (!this.#latest) return;
    const batch: Batch = changesTo(this.#written, this.#latest);
    if (batch.puts.size === 0 && batch.deletes.length === 0) return;
    try {
      await this.#database.write(batch.puts, batch.deletes);
      this.#written = batch.after;
      this.#saidFailure = false;
    } catch (error) {
      if (this.#saidFailure) return;
      this.#saidFailure = true;
      this.#say(`Changes could not be stored (${messageOf(error)}). They are kept in this page, and storing is tried again with the next change.`);
    }
  }

  #say(notice: string): void {
    if (this.#listener) this.#listener(notice);
    else this.#notices.push(notice);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.message : String(error);
}
