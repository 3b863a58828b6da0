import * as v from 'valibot';
import type { ThemeChoice } from '../app/state/app-state';
import { changesTo, isSameSnapshot, NOTHING_WRITTEN } from './changes';
import type { Batch, Written } from './changes';
import type { Change, Database, Decision, RecordMap } from './database';
import { recordsOf } from './load-workspace';
import type { Loaded } from './load-workspace';
import { partingOf } from './parting';
import type { Attempt } from './parting';
import { APP_KEY, appRecord, headRecord, isNewer, KEYS, prefixOf, RECORD_VERSION } from './records';
import type { Head } from './records';
import type { Saving, Snapshot } from './storage-types';

/** Milliseconds that changes are collected before they are written. */
const BATCH_DELAY = 200;
/** Milliseconds until a batch that failed is tried again: doubled each time, up to the longest. */
const FIRST_RETRY = 5_000;
const LONGEST_RETRY = 60_000;

export interface WriterParts {
  database: Database;
  id: string;
  loaded: Loaded;
  theme: ThemeChoice | null;
  /** A name for each batch that no other page gives. */
  newGeneration: () => string;
  /** Real time, epoch milliseconds. */
  now: () => number;
}

/** What is stored where a head is damaged: no page's generation. */
const UNREADABLE = '';

/** What a writer tells. */
export interface WriterEvents {
  /** `error`: why it failed; null otherwise. */
  onSaving(saving: Saving, error: unknown): void;
  /** A batch is in the database. */
  onStored(): void;
  /** The data had been deleted by somebody else and was written again, all of it. */
  onWrittenAgain(): void;
  /** Another page has written: nothing is written any more, and what was changed since the last batch is not stored. */
  onForeign(): void;
}

/** How a batch ended. `known`: the batch before, of which it was not known, is stored. */
type Outcome = 'stored' | 'known' | 'cleared' | 'foreign';

/**
 * Writes one workspace, as the page that owns it, in batches, each in one transaction. A batch is what differs between the
 * newest state and what was written last, so that a failed batch is simply part of the next one.
 */
export class Writer {
  readonly #parts: WriterParts;
  readonly #events: WriterEvents;
  #written: Written;
  /** The generation that the database has, as far as this page knows; null: nothing is stored yet. */
  #generation: string | null;
  /** The batch that is being written. */
  #current: Attempt | null = null;
  /** A batch that failed once its records were handed over: where the connection broke at its very end, it is stored. */
  #uncertain: Attempt | null = null;
  #latest: Snapshot | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isRetry = false;
  #failures = 0;
  #saving: Saving = 'saved';
  #writing: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: WriterParts, events: WriterEvents) {
    this.#parts = parts;
    this.#events = events;
    const { written, head } = parts.loaded;
    this.#written = { ...written, parts: { ...written.parts, ...(parts.theme && { theme: parts.theme }) } };
    this.#generation = head?.generation ?? null;
  }

  /** Whether the database holds all that was to be saved. */
  get isSaved(): boolean {
    return this.#saving === 'saved';
  }

  /** Whether the last batch could not be stored. */
  get isFailing(): boolean {
    return this.#saving === 'failed';
  }

  /** Keeps the newest state, and writes it in a moment. */
  save(snapshot: Snapshot): void {
    if (this.#isStopped) return;
    if (isSameSnapshot(snapshot, this.#latest ?? this.#written.parts)) return;
    this.#latest = snapshot;
    if (this.#saving === 'saved') this.#tell('saving');
    if (this.#timer === null || this.#isRetry) this.#schedule(BATCH_DELAY);
  }

  /** Writes what has not been written yet; resolves when that is done or has failed. */
  flush(): Promise<void> {
    this.#schedule(null);
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** For a page that may be gone the next moment: hands over what is not stored yet, at once. */
  leave(): void {
    const { database, id } = this.#parts;
    if (this.#isStopped || !this.#latest || this.#saving === 'saved') return;
    const possible = [{ generation: this.#generation, after: this.#written }, this.#uncertain, this.#current];
    const generation = this.#parts.newGeneration();
    const parting = partingOf(this.#latest, possible.filter((one) => one !== null), (batch) => this.#headOf(batch, this.#parts.loaded.head, generation));
    database.putLast(prefixOf(id) + KEYS.parting, parting);
  }

  /** Writes nothing any more. */
  stop(): void {
    this.#isStopped = true;
    this.#schedule(null);
  }

  #schedule(delay: number | null, isRetry = false): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#isRetry = isRetry;
    this.#timer = delay === null ? null : setTimeout(() => void this.flush(), delay);
  }

  async #write(): Promise<void> {
    // Again where the batch before turned out to be stored, or the data is gone.
    for (let outcome: Outcome = 'known'; outcome === 'known' || outcome === 'cleared'; ) {
      const latest = this.#latest;
      if (this.#isStopped || !latest) return;
      const isAll = outcome === 'cleared';
      const batch = changesTo(isAll ? NOTHING_WRITTEN : this.#written, latest);
      if (batch.isEmpty) return this.#tell('saved');
      try {
        outcome = await this.#tryBatch(batch, isAll);
      } catch (error) {
        this.#retryLater(error);
        return;
      }
      if (outcome === 'stored' || outcome === 'known') this.#settle();
      if (outcome === 'foreign') {
        this.stop();
        this.#events.onForeign();
      } else if (outcome === 'stored') {
        this.#failures = 0;
        this.#tell(this.#latest === latest ? 'saved' : 'saving');
        this.#events.onStored();
        if (isAll) this.#events.onWrittenAgain();
      }
    }
  }

  async #tryBatch(batch: Batch, isAll: boolean): Promise<Outcome> {
    const { database, id, newGeneration } = this.#parts;
    const attempt = { generation: newGeneration(), after: batch.after };
    const headKey = prefixOf(id) + KEYS.head;
    const wanted = isAll ? (keys: readonly string[]) => [...recordsOf(id)(keys), APP_KEY] : [headKey, APP_KEY];
    this.#current = attempt;
    try {
      return await database.change(wanted, (found): Decision<Outcome> => {
        const head = readHead(found.get(headKey));
        const stored = head?.generation ?? (found.has(headKey) ? UNREADABLE : null);
        if (this.#uncertain && stored === this.#uncertain.generation) return { change: null, result: 'known' };
        if (isNewer(found.get(APP_KEY))) return { change: null, result: 'foreign' };
        if (stored !== (isAll ? null : this.#generation)) return { change: null, result: stored === null ? 'cleared' : 'foreign' };
        this.#uncertain = attempt;
        const newHead = this.#headOf(batch, head, attempt.generation);
        return { change: this.#changeOf(batch, newHead, found, isAll), result: 'stored' };
      });
    } finally {
      this.#current = null;
    }
  }

  /** What was uncertain is in the database. */
  #settle(): void {
    if (!this.#uncertain) return;
    this.#generation = this.#uncertain.generation;
    this.#written = this.#uncertain.after;
    this.#uncertain = null;
  }

  #changeOf(batch: Batch, head: Head, found: RecordMap, isAll: boolean): Change {
    const { id } = this.#parts;
    const prefix = prefixOf(id);
    const puts = new Map([...batch.puts].map(([key, value]) => [prefix + key, value]));
    puts.set(prefix + KEYS.head, head);
    const app = v.safeParse(appRecord, found.get(APP_KEY));
    const theme = batch.after.parts.theme ?? null;
    if (!app.success || app.output.theme !== theme) {
      puts.set(APP_KEY, { version: RECORD_VERSION, theme, lastWorkspace: app.success ? app.output.lastWorkspace : id });
    }
    const rest = isAll ? [...found.keys()].filter((key) => key.startsWith(prefix)) : [KEYS.parting, ...batch.deletes].map((key) => prefix + key);
    return { puts, deletes: rest };
  }

  /** The head as the batch leaves it. What other pages may change (whether it is deleted) is taken from the stored one. */
  #headOf(batch: Batch, stored: Head | null, generation: string): Head {
    const now = this.#parts.now();
    return {
      version: RECORD_VERSION,
      ...batch.head,
      createdAt: stored?.createdAt ?? this.#parts.loaded.head?.createdAt ?? now,
      changedAt: batch.isWork || !stored ? now : stored.changedAt,
      deletedAt: stored?.deletedAt ?? null,
      generation,
    };
  }

  #retryLater(error: unknown): void {
    const delay = Math.min(FIRST_RETRY * 2 ** this.#failures, LONGEST_RETRY);
    this.#failures += 1;
    // A change that came meanwhile has its own, shorter time.
    if (this.#timer === null) this.#schedule(delay, true);
    this.#tell('failed', error);
  }

  #tell(saving: Saving, error: unknown = null): void {
    if (saving === this.#saving && error === null) return;
    // A batch that was going on when the page lost the workspace is the last: nothing is being saved, or tried again, after it.
    if (this.#isStopped && saving !== 'saved') return;
    this.#saving = saving;
    this.#events.onSaving(saving, error);
  }
}

function readHead(record: unknown): Head | null {
  const head = v.safeParse(headRecord, record);
  return head.success ? head.output : null;
}
