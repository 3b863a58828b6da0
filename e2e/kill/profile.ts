import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, LaunchOptions } from '@playwright/test';
import { BROWSER_FLAGS } from '../../scripts/browser-flags.mjs';

/**
 * A browser on a profile on disk, as people have: it keeps compiled code from one page to the next, which an incognito
 * context does not, and so opens pages for half the work.
 */
export async function withProfile(launchOptions: LaunchOptions, use: (context: BrowserContext) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'recall-kill-'));
  const context = await chromium.launchPersistentContext(folder, {
    ...launchOptions,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  });
  await use(context);
  await context.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A browser whose process the test owns, with a profile on disk that outlives it. */
export class OwnBrowser {
  #process: ChildProcess | null = null;

  private constructor(private readonly executable: string, private readonly folder: string) {}

  static async make(executable: string): Promise<OwnBrowser> {
    return new OwnBrowser(executable, await mkdtemp(path.join(tmpdir(), 'recall-kill-')));
  }

  /** Starts the browser on its profile. */
  async start(): Promise<BrowserContext> {
    const flags = [...BROWSER_FLAGS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${this.folder}`, '--window-size=1440,900', '--lang=en-US', 'about:blank'];
    // In a group of its own, so that its helpers end with it.
    const child = spawn(this.executable, flags, { stdio: ['ignore', 'ignore', 'pipe'], detached: true, env: { ...process.env, TZ: 'UTC' } });
    this.#process = child;
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (data: Buffer) => {
        said += data.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.on('exit', () => reject(new Error(`The browser did not start: ${said}`)));
    });
    const browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no profile.');
    return context;
  }

  /** Ends the browser and all its helpers from outside, without a word to them. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    this.#process = null;
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
