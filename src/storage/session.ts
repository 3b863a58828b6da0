import type { ThemeChoice } from '../app/state/app-state';
import type { Fresh } from './choose-workspace';
import { Claim } from './claim';
import type { Locks } from './claim';
import type { Database } from './database';
import { failureWords, LOST_TO_ANOTHER, messageOf } from './failure-words';
import { Follower } from './follower';
import { claimWorkspace, readWorkspace } from './load-workspace';
import type { Channel } from './page-messages';
import { spaceOf } from './space';
import type { Snapshot, StorageStatus, StoredState } from './storage-types';
import { Writer } from './writer';

export interface SessionParts {
  database: Database;
  /** The database is in this page only: nobody else can have the workspace. */
  isMemory: boolean;
  id: string;
  theme: ThemeChoice | null;
  /** The name of this page. */
  page: string;
  fresh: Fresh;
  locks: Locks | undefined;
  channel: Channel | undefined;
  manager: StorageManager | undefined;
}

export interface SessionEvents {
  onStatus(change: Partial<StorageStatus>): void;
  onNotice(notice: string): void;
  onChanged(state: StoredState): void;
}

const TAKEN_OVER = { access: { kind: 'taken over' } } as const;

/** The workspace that this page shows, from opening to closing: owned and written, followed, or taken over by another page. */
export class Session {
  readonly #parts: SessionParts;
  readonly #events: SessionEvents;
  readonly #claim: Claim;
  readonly #follower: Follower;
  /** null: this page does not write the workspace. */
  #writer: Writer | null = null;
  #isReadOnly = false;
  #isClosed = false;
  /** Becoming the owner in two ways at once would read and write across each other. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: SessionParts, events: SessionEvents) {
    this.#parts = parts;
    this.#events = events;
    const { locks, channel, id, page, isMemory } = parts;
    const shared = isMemory ? { locks: undefined, channel: undefined } : { locks, channel };
    this.#claim = new Claim(
      { ...shared, workspace: id, page },
      {
        onGained: () => void this.#inTurn(() => this.#gain()),
        onLost: () => this.#lose(),
        onAsked: () => this.#letGo(),
        onSaved: () => this.#isReadOnly && this.#follower.poke(),
      },
    );
    this.#follower = new Follower(() => this.#follow(), () => performance.now());
  }

  get id(): string {
    return this.#parts.id;
  }

  get isWriting(): boolean {
    return this.#writer !== null;
  }

  /** Claims the workspace and reads it. Rejects when it cannot be read, or cannot be mended where it is damaged. */
  begin(): Promise<StoredState> {
    return this.#inTurn(async () => {
      if (await this.#claim.begin()) return this.#own(false);
      this.#isReadOnly = true;
      const state = await this.#read();
      this.#events.onStatus({ access: { kind: 'read only' }, saving: 'saved', failure: null });
      return state;
    });
  }

  /** Makes this page the owner. Rejects when the workspace cannot be read. */
  takeOver(): Promise<StoredState> {
    return this.#inTurn(async () => {
      if (this.#writer) return this.#read();
      await this.#claim.takeOver();
      try {
        return await this.#own(true);
      } catch (error) {
        this.#claim.giveUp();
        throw error;
      }
    });
  }

  save(snapshot: Snapshot): void {
    this.#writer?.save(snapshot);
  }

  async flush(): Promise<void> {
    await this.#writer?.flush();
  }

  leave(): void {
    this.#writer?.leave();
  }

  /** Writes what is left, and lets other pages have the workspace. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#follower.stop();
    await this.#queue;
    await this.flush();
    this.#writer?.stop();
    this.#claim.release();
  }

  /** `isTaken`: from another page, which may not know it yet. */
  async #own(isTaken: boolean): Promise<StoredState> {
    const { database, id, fresh, theme, isMemory } = this.#parts;
    const loaded = await this.#claimRecords(isTaken);
    this.#isReadOnly = false;
    if (!this.#claim.isOwner) {
      // A third page was quicker.
      this.#events.onStatus({ ...TAKEN_OVER, saving: 'saved', failure: null });
      return { ...loaded.state, theme };
    }
    this.#writer = new Writer(
      { database, id, loaded, theme, newGeneration: fresh.token, now: fresh.now },
      {
        onSaving: (saving, error) => this.#tellSaving(saving, error),
        onStored: () => this.#claim.tellSaved(),
        onWrittenAgain: () => this.#events.onNotice('The stored data of this workspace was deleted from outside this page. Everything that is shown here was stored again.'),
        onForeign: () => {
          this.#claim.giveUp();
          this.#lose();
        },
      },
    );
    loaded.notices.forEach((notice) => this.#events.onNotice(notice));
    this.#events.onStatus({ access: { kind: isMemory ? 'memory' : 'own' }, saving: 'saved', failure: null });
    return { ...loaded.state, theme };
  }

  async #claimRecords(isTaken: boolean): ReturnType<typeof claimWorkspace> {
    const { database, id, fresh } = this.#parts;
    const claim = (always: boolean): ReturnType<typeof claimWorkspace> => claimWorkspace(database, id, { generation: fresh.token(), now: fresh.now() }, always);
    if (!isTaken) return claim(false);
    // Where there is no room for a new generation, the stolen lock has to do.
    return claim(true).catch(() => claim(false));
  }

  async #gain(): Promise<void> {
    if (this.#isClosed || this.#writer) return;
    try {
      const state = await this.#own(false);
      if (!this.#isClosed) this.#events.onChanged(state);
    } catch (error) {
      this.#claim.giveUp();
      this.#events.onNotice(`The workspace could not be taken over from the tab that was closed (${messageOf(error)}).`);
    }
  }

  /** Told before it is written: what is on its way in the page, a run above all, ends and is written with the rest. */
  #letGo(): Promise<void> {
    if (this.#writer) this.#events.onStatus(TAKEN_OVER);
    return this.flush();
  }

  #lose(): void {
    // The request to let go, the lock and the generation can all tell it: only the first knows whether anything was left.
    const writer = this.#writer;
    if (!writer) return;
    writer.stop();
    this.#writer = null;
    this.#events.onStatus({ ...TAKEN_OVER, ...(writer.isSaved ? { saving: 'saved', failure: null } : { saving: 'failed', failure: LOST_TO_ANOTHER }) });
  }

  async #follow(): Promise<void> {
    try {
      const state = await this.#read();
      if (this.#isReadOnly && !this.#isClosed) this.#events.onChanged(state);
    } catch {
      // What is shown stays; the next thing that the owner stores is another chance.
    }
  }

  async #read(): Promise<StoredState> {
    return { ...(await readWorkspace(this.#parts.database, this.#parts.id)).state, theme: this.#parts.theme };
  }

  #tellSaving(saving: StorageStatus['saving'], error: unknown): void {
    if (saving !== 'failed') {
      this.#events.onStatus({ saving, failure: null });
      return;
    }
    this.#events.onStatus({ saving, failure: failureWords(error, null) });
    void spaceOf(this.#parts.manager).then((space) => {
      if (space && this.#writer?.isFailing) this.#events.onStatus({ failure: failureWords(error, space) });
    });
  }

  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}
