import type { Channel, PageMessage } from './page-messages';
import { readMessage } from './page-messages';

/** Milliseconds that a page that is being reloaded may take to let go, and that an owner may take to answer. */
const PATIENCE = 2000;

/** The part of the browser's locks that is used. */
export type Locks = Pick<LockManager, 'request'>;

export interface ClaimParts {
  /** Missing in some browsers: then each page takes itself for the owner, and the generation alone tells who writes. */
  locks: Locks | undefined;
  /** Missing in some browsers: then an owner is not asked, and what it stores is not followed. */
  channel: Channel | undefined;
  workspace: string;
  /** The name of this page. */
  page: string;
}

/** What a claim tells after it was begun. */
export interface ClaimEvents {
  /** The page that had the workspace has let go, and this one has it now. */
  onGained(): void;
  /** Another page has taken it over. */
  onLost(): void;
  /** Another page is about to take it over: to resolve when all is written. */
  onAsked(): Promise<void>;
  /** The owner has stored something. */
  onSaved(): void;
}

/** Which page writes a workspace: the one that holds its Web Lock. */
export class Claim {
  readonly #parts: ClaimParts;
  readonly #events: ClaimEvents;
  #isOwner = false;
  /** Lets go of the lock, or of the place in the queue for it. */
  #letGo: () => void = () => undefined;
  readonly #waiting = new Set<(message: PageMessage) => void>();

  constructor(parts: ClaimParts, events: ClaimEvents) {
    this.#parts = parts;
    this.#events = events;
  }

  /** Whether this page owns the workspace now. */
  get isOwner(): boolean {
    return this.#isOwner;
  }

  /** Resolves with whether this page owns the workspace. Where it does not, it is next in the queue (`onGained`). */
  begin(): Promise<boolean> {
    const { locks } = this.#parts;
    this.#listen();
    if (!locks) {
      this.#isOwner = true;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      let isWaiting = true;
      const decide = (isOwner: boolean): void => {
        isWaiting = false;
        stopWaiting();
        resolve(isOwner);
      };
      // A page that is being reloaded lets go in a moment, and cannot answer. One that answers is in use.
      const stopWaiting = this.#waitFor('owned', PATIENCE, () => isWaiting && decide(false));
      this.#say('who owns');
      const gain = (): void => {
        this.#isOwner = true;
        if (isWaiting) decide(true);
        else this.#events.onGained();
      };
      this.#hold(locks, gain);
    });
  }

  /** Makes this page the owner, whoever was it: that one is asked to write first, and not waited for very long. */
  async takeOver(): Promise<void> {
    const { locks, channel } = this.#parts;
    if (channel) {
      await new Promise<void>((resolve) => {
        this.#waitFor('let go done', PATIENCE, resolve);
        this.#say('let go');
      });
    }
    this.#letGo();
    // Stolen, not waited for: there may be other pages in the queue.
    await new Promise<void>((resolve) => {
      const gain = (): void => {
        this.#isOwner = true;
        resolve();
      };
      if (locks) this.#hold(locks, gain, true);
      else gain();
    });
    this.#say('taken over');
  }

  /** Tells the pages that follow that there is something new. */
  tellSaved(): void {
    if (this.#isOwner) this.#say('saved');
  }

  /** Another page has written: this one is not the owner any more. */
  giveUp(): void {
    this.#isOwner = false;
    this.#letGo();
  }

  /** Lets go: the page shows another workspace. */
  release(): void {
    this.giveUp();
    if (this.#parts.channel) this.#parts.channel.onmessage = null;
  }

  /** Calls `onHeld` when this page has the lock, or at once where the browser refuses locks altogether. */
  #hold(locks: Locks, onHeld: () => void, steal = false): void {
    const queue = new AbortController();
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const letGo = (): void => {
      queue.abort();
      release();
    };
    this.#letGo = letGo;
    let isHeld = false;
    const hold = (): Promise<void> | undefined => {
      if (this.#letGo !== letGo) return undefined;
      isHeld = true;
      onHeld();
      return released;
    };
    // A signal and `steal` exclude each other.
    const options: LockOptions = steal ? { steal } : { signal: queue.signal };
    locks.request(lockName(this.#parts.workspace), options, hold).catch(() => {
      // This page left the queue, or another one stole the lock.
      if (this.#letGo !== letGo || queue.signal.aborted) return;
      if (isHeld) this.#lose();
      else void hold();
    });
  }

  #lose(): void {
    if (!this.#isOwner) return;
    this.giveUp();
    this.#events.onLost();
  }

  #listen(): void {
    const { channel, workspace, page } = this.#parts;
    if (!channel) return;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readMessage(data);
      if (!message || message.workspace !== workspace || message.from === page) return;
      this.#waiting.forEach((hear) => hear(message));
      this.#hear(message);
    };
  }

  #hear({ kind }: PageMessage): void {
    if (!this.#isOwner) {
      if (kind === 'saved' || kind === 'taken over') this.#events.onSaved();
    } else if (kind === 'who owns') {
      this.#say('owned');
    } else if (kind === 'taken over') {
      // Where there are locks, the stolen lock says so, and never too late.
      if (!this.#parts.locks) this.#lose();
    } else if (kind === 'let go') {
      void this.#events.onAsked().then(() => {
        this.#say('let go done');
        // The lock stays here until it is stolen, or a third page that waits in the queue would get it.
        this.#isOwner = false;
        this.#events.onLost();
      });
    }
  }

  /** Calls back with the first such message, or after a while without one. Returns how to stop waiting. */
  #waitFor(kind: PageMessage['kind'], milliseconds: number, done: () => void): () => void {
    const stop = (): void => {
      clearTimeout(timer);
      this.#waiting.delete(hear);
    };
    const finish = (): void => {
      stop();
      done();
    };
    const hear = (message: PageMessage): void => {
      if (message.kind === kind) finish();
    };
    const timer = setTimeout(finish, milliseconds);
    this.#waiting.add(hear);
    return stop;
  }

  #say(kind: PageMessage['kind']): void {
    const { channel, workspace, page } = this.#parts;
    channel?.postMessage({ kind, workspace, from: page } satisfies PageMessage);
  }
}

/** Does something while no page owns a workspace. Resolves with false, and does nothing, when one does. */
export async function whileFree(locks: Locks, workspace: string, task: () => Promise<void>): Promise<boolean> {
  let isFree = false;
  await locks.request(lockName(workspace), { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    isFree = true;
    await task();
  });
  return isFree;
}

function lockName(workspace: string): string {
  return `recall-workspace-${workspace}`;
}
