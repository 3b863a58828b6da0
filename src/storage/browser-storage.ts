import { chooseWorkspace, NewerDataError } from './choose-workspace';
import type { Chosen, Fresh } from './choose-workspace';
import { whileFree } from './claim';
import type { Locks } from './claim';
import type { Database } from './database';
import { messageOf, reasonOf } from './failure-words';
import { readWorkspace } from './load-workspace';
import { MemoryDatabase } from './memory-database';
import type { Channel } from './page-messages';
import { Session } from './session';
import { clearSetAside, countSetAside, exportSetAside } from './set-aside';
import { setAsideLines } from './set-aside-lines';
import { persistData, spaceOf } from './space';
import type { AppStorage, NewWorkspace, OpenedWorkspace, Snapshot, Space, StorageStatus, StoredState, WorkspaceSummary } from './storage-types';
import { changeHead, createWorkspace, listWorkspaces, purgeWorkspace } from './workspaces';

/** What the storage is made of; all but the database may be missing. */
export interface BrowserStorageParts {
  database: Database;
  locks?: Locks | undefined;
  channel?: Channel | undefined;
  manager?: StorageManager | undefined;
  fresh?: Fresh;
}

/** The app's workspaces in a database, or in memory where there is none that can be used. */
export class BrowserStorage implements AppStorage {
  readonly #parts: BrowserStorageParts;
  readonly #fresh: Fresh;
  /** The name of this page among those that are open. */
  readonly #page: string;
  /** The one of the parts, until it turns out that it cannot be used. */
  #database: Database;
  #session: Session | null = null;
  #theme: StoredState['theme'] = null;
  #status: StorageStatus = { access: { kind: 'own' }, saving: 'saved', failure: null, workspaceId: '' };
  #statusListener: ((status: StorageStatus) => void) | null = null;
  #changedListener: ((state: StoredState) => void) | null = null;
  readonly #notices: string[] = [];
  #noticeListener: ((notice: string) => void) | null = null;
  #opening: Promise<unknown> = Promise.resolve();

  constructor(parts: BrowserStorageParts) {
    this.#parts = parts;
    this.#database = parts.database;
    this.#fresh = parts.fresh ?? { token: randomToken, now: () => Date.now() };
    this.#page = this.#fresh.token();
  }

  open(wanted: string | null): Promise<OpenedWorkspace> {
    const opened = this.#opening.then(async () => {
      await this.#session?.close();
      try {
        return await this.#tryOpen(wanted);
      } catch (error) {
        await this.#useMemory(error);
        return this.#tryOpen(wanted);
      }
    });
    this.#opening = opened.catch(() => undefined);
    return opened;
  }

  save(snapshot: Snapshot): void {
    this.#theme = snapshot.theme;
    this.#session?.save(snapshot);
  }

  async flush(): Promise<void> {
    await this.#session?.flush();
  }

  /** For a page that may be gone the next moment: what is not stored yet is handed over before this returns. */
  leave(): void {
    this.#session?.leave();
  }

  get status(): StorageStatus {
    return this.#status;
  }

  onStatus(listener: (status: StorageStatus) => void): void {
    this.#statusListener = listener;
  }

  onNotice(listener: (notice: string) => void): void {
    this.#noticeListener = listener;
    this.#notices.splice(0).forEach(listener);
  }

  onChanged(listener: (state: StoredState) => void): void {
    this.#changedListener = listener;
  }

  async list(): Promise<WorkspaceSummary[]> {
    try {
      return await listWorkspaces(this.#database);
    } catch (error) {
      this.#say(`The list of workspaces could not be read (${messageOf(error)}).`);
      return [];
    }
  }

  create(content: NewWorkspace): Promise<string> {
    return orSentence(() => createWorkspace(this.#database, content, this.#fresh));
  }

  rename(id: string, name: string): Promise<void> {
    return this.#alone(id, () => changeHead(this.#database, id, (head) => ({ ...head, name })));
  }

  remove(id: string): Promise<void> {
    return this.#alone(id, () => changeHead(this.#database, id, (head) => ({ ...head, deletedAt: this.#fresh.now() })));
  }

  restore(id: string): Promise<void> {
    return this.#alone(id, () => changeHead(this.#database, id, (head) => ({ ...head, deletedAt: null })));
  }

  async purge(id: string): Promise<void> {
    if (id === this.#session?.id) throw new Error('This workspace is open. Open another one first.');
    await this.#alone(id, () => purgeWorkspace(this.#database, id));
  }

  async read(id: string): Promise<StoredState> {
    const { state } = await orSentence(() => readWorkspace(this.#database, id));
    return { ...state, theme: this.#theme };
  }

  takeOver(): Promise<StoredState> {
    return orSentence(() => {
      if (!this.#session) throw new Error('No workspace is open.');
      return this.#session.takeOver();
    });
  }

  space(): Promise<Space | null> {
    return spaceOf(this.#parts.manager);
  }

  persist(): Promise<boolean> {
    return persistData(this.#parts.manager);
  }

  countSetAside(): Promise<number> {
    // Where this fails nothing else can be read either, which was said already.
    return countSetAside(this.#database).catch(() => 0);
  }

  async exportSetAside(): Promise<Blob> {
    try {
      return await exportSetAside(this.#database);
    } catch (error) {
      this.#say(`What is kept aside could not be read (${messageOf(error)}).`);
      return setAsideLines([]);
    }
  }

  async clearSetAside(): Promise<void> {
    try {
      // Another tab may show this data; it is that one's to delete.
      if (this.#session?.isWriting) await clearSetAside(this.#database);
      else this.#say('What is kept aside cannot be deleted in this tab.');
    } catch (error) {
      this.#say(`What is kept aside could not be deleted (${messageOf(error)}).`);
    }
  }

  async #tryOpen(wanted: string | null): Promise<OpenedWorkspace> {
    const chosen: Chosen = await chooseWorkspace(this.#database, wanted, this.#fresh);
    const { id, theme, notices } = chosen;
    const { locks, channel, manager } = this.#parts;
    const isMemory = this.#database !== this.#parts.database;
    const session: Session = new Session(
      { database: this.#database, isMemory, id, theme, page: this.#page, fresh: this.#fresh, locks, channel, manager },
      {
        onStatus: (change) => this.#session === session && this.#setStatus(change),
        onNotice: (notice) => this.#say(notice),
        onChanged: (state) => this.#session === session && this.#changedListener?.(state),
      },
    );
    this.#session = session;
    this.#theme = theme;
    notices.forEach((notice) => this.#say(notice));
    this.#status = { ...this.#status, workspaceId: id };
    return { id, state: await session.begin() };
  }

  /** From now on everything is in this page only, beginning with what can be read. */
  async #useMemory(error: unknown): Promise<void> {
    await this.#session?.close();
    this.#session = null;
    if (error instanceof NewerDataError) {
      this.#database = new MemoryDatabase();
      this.#say('The stored data was written by a newer version of Recall and is left as it is. This page works, but what you do here is lost when it is closed. Reload it to get the newer version.');
      return;
    }
    try {
      this.#database = new MemoryDatabase(await this.#database.read((keys) => keys));
      this.#say(`The stored data is shown, but it cannot be changed (${messageOf(error)}): changes are lost when the page is closed. Export what you want to keep.`);
    } catch {
      this.#database = new MemoryDatabase();
      this.#say(`This browser's storage cannot be used (${messageOf(error)}). Recall works, but what you do is lost when the page is closed.`);
    }
  }

  /** Does something to a workspace that no other page must be writing meanwhile. Rejects with a sentence. */
  #alone(id: string, task: () => Promise<void>): Promise<void> {
    const { locks } = this.#parts;
    const isOwn = id === this.#session?.id && this.#session.isWriting;
    return orSentence(async () => {
      if (isOwn || !locks || this.#database !== this.#parts.database) return task();
      const isFree = await whileFree(locks, id, task);
      if (!isFree) throw new Error('It is open in another tab. Close it there first.');
    });
  }

  #setStatus(change: Partial<StorageStatus>): void {
    this.#status = { ...this.#status, ...change };
    this.#statusListener?.(this.#status);
  }

  #say(notice: string): void {
    if (this.#noticeListener) this.#noticeListener(notice);
    else this.#notices.push(notice);
  }
}

/** Rejects with a sentence that says why. */
async function orSentence<Result>(task: () => Promise<Result>): Promise<Result> {
  try {
    return await task();
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

/** A name that no other page makes: 16 random hexadecimal digits. */
function randomToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
