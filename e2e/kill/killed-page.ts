import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { requestsFor } from '../held-back';
import { hookPage } from './page-hooks';
import type { Armed } from './page-hooks';
import { PLAIN } from './plain-page';
import { Screen } from './screen';
import type { Failure, Way } from './script';

/** A page that can be ended in every way that a page ends. */
export class KilledPage {
  readonly screen: Screen;
  /** What the page met that must not happen: errors that nobody caught. */
  readonly errors: string[] = [];
  #reached: (savedStatus: string | null) => void = () => undefined;
  #python = new Gate();
  #editor = new Gate();

  private constructor(readonly page: Page, private readonly session: CDPSession, private readonly base: string) {
    this.screen = new Screen(page);
    page.on('pageerror', (error) => this.errors.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  }

  static async open(context: BrowserContext, base: string): Promise<KilledPage> {
    const page = await context.newPage();
    // What does not come is to fail here, with the script, and not with the whole case.
    page.setDefaultTimeout(60_000);
    // Before it is needed: a page that is held answers nobody any more.
    const killed = new KilledPage(page, await context.newCDPSession(page), base);
    await hookPage(page, { reached: (savedStatus) => killed.#reached(savedStatus), python: () => killed.#python.opened });
    await killed.#holdEditor();
    return killed;
  }

  /** Leaves the app for a page of the same origin without it. */
  async openPlain(): Promise<void> {
    await this.page.goto(this.base + PLAIN, { waitUntil: 'commit' });
  }

  /**
   * Opens the app. Python and the code editor, most of what there is to load, wait until they are let in: few kills need
   * them.
   */
  async openApp(): Promise<void> {
    this.#closeGates();
    await this.page.goto(this.base, { waitUntil: 'commit' });
    await this.screen.opened();
  }

  #closeGates(): void {
    this.#python = new Gate();
    this.#editor = new Gate();
  }

  letIn(what: 'Python' | 'editor'): void {
    (what === 'Python' ? this.#python : this.#editor).open();
  }

  /**
   * Arms a moment (null: none), and forgets what was `Saved` before. `reached` resolves when it has come, with what the
   * status said when the page last said `Saved`; never where the page does not get that far.
   */
  async arm(armed: Armed | null): Promise<{ reached: Promise<string | null> }> {
    const reached = new Promise<string | null>((resolve) => (this.#reached = resolve));
    await this.page.evaluate((moment) => {
      Object.assign(window.killHooks, { armed: moment, puts: 0, commits: 0, savedStatus: null, hasRun: false });
    }, armed);
    return { reached };
  }

  /** From now on (until `false`) the page writes when it is asked to, and waits for what other pages answer, however slow the computer is. */
  async bePatient(isPatient = true): Promise<void> {
    await this.page.evaluate((patient) => void (window.killHooks.isPatient = patient), isPatient);
  }

  /** Opens the app as in a browser that has neither locks nor channels. */
  async openWithoutLocks(): Promise<void> {
    await this.page.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, 'locks');
      Reflect.deleteProperty(window, 'BroadcastChannel');
    });
    await this.openApp();
  }

  /** Makes storing fail (null: work again). */
  async failStoring(failure: Failure | null): Promise<void> {
    const origin = new URL(this.base).origin;
    await this.session.send('Storage.overrideQuotaForOrigin', failure?.how === 'quota' ? { origin, quotaSize: 1 } : { origin });
    // Hooks are in every page that was loaded; the quota is the origin’s.
    if (this.page.url().startsWith(this.base)) await this.page.evaluate((given) => {
      Object.assign(window.killHooks, { failure: given && given.how !== 'quota' ? { how: given.how, n: given.n } : null, puts: 0 });
    }, failure);
  }

  /** Ends the worker in which Python runs, as a browser that is short of memory does. */
  async endWorker(): Promise<void> {
    await this.page.evaluate(() => document.querySelector('iframe[title=Python]')?.remove());
  }

  /** Holds the requests for the editor's code, and no others, so that the rest comes from the cache as ever. */
  async #holdEditor(): Promise<void> {
    this.session.on('Fetch.requestPaused', ({ requestId }) => {
      const goOn = (): Promise<void> => this.session.send('Fetch.continueRequest', { requestId }).then(() => undefined);
      // A page that is gone needs no answer.
      void this.#editor.opened.then(goOn).catch(() => undefined);
    });
    await this.session.send('Fetch.enable', { patterns: requestsFor(['editor']) });
  }

  /** Ends the page. Afterwards it is closed, except where it was left or reloaded. */
  async end(way: Way): Promise<void> {
    switch (way) {
      case 'reload':
        this.#closeGates();
        await this.page.reload({ waitUntil: 'commit' });
        return;
      case 'leave':
        return this.openPlain();
      case 'close':
        return this.page.close();
      case 'close, asked': {
        const closed = this.page.waitForEvent('close');
        await this.page.close({ runBeforeUnload: true });
        await closed;
        return;
      }
      case 'crash': {
        const crashed = this.page.waitForEvent('crash');
        // The answer is what the crash prevents.
        void this.session.send('Page.crash').catch(() => undefined);
        await crashed;
        return this.page.close();
      }
    }
  }
}

/** Something to wait for until it is opened. */
class Gate {
  readonly opened: Promise<void>;
  open: () => void = () => undefined;

  constructor() {
    this.opened = new Promise((resolve) => (this.open = resolve));
  }
}
