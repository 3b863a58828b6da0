import type { Page } from '@playwright/test';
import type { Failure } from './script';

/** What a page tells the test from within. */
export interface PageNews {
  /** The armed moment has come. Given what the status said when the page last said `Saved`. */
  reached: (savedStatus: string | null) => void;
  /** Resolves when the page may fetch Python; a load that runs nothing need not. */
  python: () => Promise<void>;
}

/** The armed moment: at the n-th put from now, when the n-th transaction is through, or when the status shows event n. */
export interface Armed {
  at: 'put' | 'committed' | 'event';
  n: number;
  /** Keep the page from doing anything more: the page is held within its own call until it is ended from outside. */
  hold: boolean;
}

interface Hooks {
  armed: Armed | null;
  puts: number;
  commits: number;
  failure: { how: Failure['how']; n: number } | null;
  /** What the status said when the page last said `Saved`. */
  savedStatus: string | null;
  /** How often the status has changed. */
  changes: number;
  /** Whether a run was seen since the moment was armed; what the status said before is about another one. */
  hasRun: boolean;
  /** Whether the page takes its time: for its next batch (200 ms), and until another page lets go (2 s), it waits for the test. */
  isPatient: boolean;
  /** The last file that the app exported. */
  exported: Blob | null;
}

declare global {
  interface Window {
    killHooks: Hooks;
    killReached: (savedStatus: string | null) => Promise<void>;
    killPython: () => Promise<void>;
  }
}

/** Puts the hooks into every document of the page and its frames, before their code. */
export async function hookPage(page: Page, news: PageNews): Promise<void> {
  await page.exposeBinding('killReached', (_source, savedStatus: string | null) => news.reached(savedStatus));
  await page.exposeBinding('killPython', () => news.python());
  await page.addInitScript(installHooks);
  await page.addInitScript(holdSpare);
}

/**
 * Runs in the sandbox's frame: lets one worker boot at a time. The spare one, which costs as much as a run, then boots
 * only when the one before it has ended.
 */
function holdSpare(): void {
  if (window === window.top) return;
  interface FromPage {
    type: unknown;
    id: unknown;
  }
  const held: MessageEvent<FromPage>[] = [];
  let booted: unknown = null;
  addEventListener('message', (event: MessageEvent<FromPage>) => {
    const { type, id } = event.data;
    // What is dispatched below has its turn already.
    if (event.source !== parent || !event.isTrusted) return;
    if (type === 'spawn' && booted === null) booted = id;
    else if (type === 'spawn') {
      event.stopImmediatePropagation();
      held.push(event);
    } else if (type === 'end' && id === booted) {
      const next = held.shift();
      booted = next?.data.id ?? null;
      // The frame hears of the end first.
      if (next) setTimeout(() => dispatchEvent(new MessageEvent('message', { data: next.data, source: next.source })));
    } else if (type === 'end') held.splice(held.findIndex(({ data }) => data.id === id), 1);
  });
}

/** Runs in the page. */
function installHooks(): void {
  // The sandbox's frame has neither storage nor anything to watch.
  if (window !== window.top) return;
  const hooks: Hooks = { armed: null, puts: 0, commits: 0, failure: null, savedStatus: null, changes: 0, hasRun: false, isPatient: false, exported: null };
  window.killHooks = hooks;

  const reach = (): void => {
    const { armed } = hooks;
    hooks.armed = null;
    void window.killReached(hooks.savedStatus);
    if (armed?.hold) for (;;);
  };

  const realFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (/pyodide|python_stdlib|snapshot|engine-/.test(String(input))) await window.killPython();
    return realFetch(input, init);
  };

  const realPut = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function put(this: IDBObjectStore, ...args: Parameters<IDBObjectStore['put']>) {
    hooks.puts += 1;
    const { failure } = hooks;
    const fails = failure !== null && hooks.puts >= failure.n;
    if (fails && failure.how === 'refused') throw new DOMException('The record was refused.', 'UnknownError');
    const request = realPut.apply(this, args);
    if (fails && failure.how === 'aborted') this.transaction.abort();
    if (hooks.armed?.at === 'put' && hooks.puts >= hooks.armed.n) reach();
    return request;
  };

  const realTransaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(this: IDBDatabase, ...args: Parameters<IDBDatabase['transaction']>) {
    const opened = realTransaction.apply(this, args);
    // Before any listener of the app's: it has not heard of the commit yet.
    if (args[1] === 'readwrite') {
      opened.addEventListener('complete', () => {
        hooks.commits += 1;
        if (hooks.armed?.at === 'committed' && hooks.commits >= hooks.armed.n) reach();
      });
    }
    return opened;
  };

  const realTimeout = window.setTimeout.bind(window);
  const timeout = (handler: TimerHandler, delay?: number, ...given: unknown[]): number => realTimeout(handler, hooks.isPatient && (delay === 200 || delay === 2000) ? 60_000 : delay, ...given);
  Object.defineProperty(window, 'setTimeout', { value: timeout, configurable: true, writable: true });

  const realUrl = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (object) => {
    if (object instanceof Blob) hooks.exported = object;
    return realUrl(object);
  };

  const isSaved = (): boolean => [...document.querySelectorAll('footer > *')].some((element) => element.textContent === 'Saved');
  let shownStatus = '';
  const look = (): void => {
    const status = document.querySelector('[role=status]')?.textContent ?? '';
    if (status !== shownStatus) hooks.changes += 1;
    shownStatus = status;
    if (status.startsWith('Running ')) hooks.hasRun = true;
    if (hooks.hasRun && isSaved()) hooks.savedStatus = status;
    const shown = /^(?:Running|Paused at event|Stopped at event|Done:) ([\d,]+)/.exec(status)?.[1];
    const { armed } = hooks;
    if (hooks.hasRun && armed?.at === 'event' && shown !== undefined && Number(shown.replaceAll(',', '')) >= armed.n) reach();
  };
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(look).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  });
}
