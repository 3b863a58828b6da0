import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { distFolder } from '../../scripts/paths.mjs';
import { App } from '../app';
import type { TraceLine } from '../app';
import { readRecords } from '../kill/raw-records';
import { watchPage } from '../watch-page';
import type { CanaryServer } from './canary-server';
import type { RunMode } from './fixture';
import { harmlessTree } from './harmless-tree';
import { linkTo } from './link-fixtures';
import { SECRET, findMarks, plantSecrets, watchPolicy } from './page-canary';
import { expect } from '@playwright/test';

/** What every built file is called, as a path below the site's base. */
const BUILT = new Set(['', ...readdirSync(distFolder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))]);

/** By itself, or because the engine gave the run up. */
const ENDED = /^(Done: |Stopped at event )/;

/** What is left of a run. */
export interface Aftermath {
  trace: TraceLine[];
  /** What the notices said. */
  told: string[];
}

const HARMLESS = 'Harmless';

/** The site under attack: runs hostile workspaces one after another in one page, and says what each of them achieved. */
export class HostilePage {
  readonly app: App;
  /** Problems of the console, of requests and of policies, from the page, its frames and its workers. */
  readonly #problems: string[] = [];
  readonly #seen: readonly string[];
  #reported = 0;
  #arrived = 0;
  #workspaces = 0;
  #harmless = '';

  private constructor(
    readonly page: Page,
    readonly canary: CanaryServer,
    readonly site: string,
  ) {
    this.app = new App(page);
    this.#seen = watchPage(page, new URL(site).origin);
    page.on('request', (request) => {
      const url = new URL(request.url());
      const path = url.href.startsWith(site) ? url.pathname.slice(new URL(site).pathname.length) : null;
      const isBuilt = path !== null && BUILT.has(path) && url.search === '';
      if (!isBuilt && !['data:', 'blob:', 'about:'].includes(url.protocol)) this.#problems.push(`asked for ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
      this.#problems.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', (popup) => this.#problems.push(`another window: ${popup.url()}`));
    page.on('download', (download) => {
      if (download.suggestedFilename() !== 'trace.jsonl') this.#problems.push(`a download: ${download.suggestedFilename()}`);
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame() && !frame.url().startsWith(site)) this.#problems.push(`the page went to ${frame.url()}`);
    });
  }

  /** Plants the secrets where the site lives, and opens it. */
  static async open(page: Page, canary: CanaryServer, site: string): Promise<HostilePage> {
    const hostile = await HostilePage.#prepare(page, canary, site);
    await hostile.app.open();
    await hostile.#plantWorkspace();
    expect(hostile.#news()).toEqual([]);
    return hostile;
  }

  /** As `open`, for attacks that need neither Python nor the editor. */
  static async openShell(page: Page, canary: CanaryServer, site: string): Promise<HostilePage> {
    const hostile = await HostilePage.#prepare(page, canary, site);
    await hostile.app.openShell();
    return hostile;
  }

  static async #prepare(page: Page, canary: CanaryServer, site: string): Promise<HostilePage> {
    await plantSecrets(page, site);
    await watchPolicy(page);
    return new HostilePage(page, canary, site);
  }

  /** A workspace of the reader's with a secret, stored beside those that attack. */
  async #plantWorkspace(): Promise<void> {
    await this.app.newWorkspace('Private', 'Empty');
    await this.app.importFiles([{ name: 'private.jsonl', text: `${JSON.stringify({ note: `${SECRET} in a workspace` })}\n` }], { trust: false });
    await this.app.waitUntilSaved();
  }

  /** Makes a workspace that does no harm, and keeps the trace of its run, for `aftermath` to compare with. */
  async remember(): Promise<void> {
    await this.app.newWorkspace(HARMLESS, 'Empty');
    await this.app.importTree(harmlessTree);
    await this.app.run();
    this.#harmless = await this.app.exportTrace();
    expect(this.#news()).toEqual([]);
  }

  /** Opens an empty workspace, so that what comes next harms no other. */
  async beginAnew(): Promise<void> {
    this.#workspaces += 1;
    await this.app.newWorkspace(`Attack ${this.#workspaces}`, 'Empty');
  }

  /** Imports a tree into a workspace of its own and runs it. */
  async attack(tree: Readonly<Record<string, string>>, mode: RunMode): Promise<Aftermath> {
    await this.beginAnew();
    await this.app.importTree(this.#aimed(tree));
    return this.#attackNow(mode);
  }

  /** Opens a link to a workspace, trusts it, and runs what it holds. */
  async attackByLink(name: string, tree: Readonly<Record<string, string>>, mode: RunMode): Promise<Aftermath> {
    const { app, page } = this;
    await page.evaluate((hash) => {
      location.hash = hash;
    }, linkTo(name, this.#aimed(tree)));
    const dialog = page.getByRole('alertdialog', { name: 'Open a shared workspace?' });
    await dialog.getByRole('button', { name: 'Trust and load' }).click();
    await app.expectWorkspace(name);
    this.#problems.push(...(await findMarks(page)));
    return this.#attackNow(mode);
  }

  async #attackNow(mode: RunMode): Promise<Aftermath> {
    await this.#run(mode);
    return { trace: await this.app.trace(), told: await this.takeNotices() };
  }

  /** Chooses files to import, as the button does. */
  async chooseFiles(files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> {
    const payload = files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }));
    await this.page.getByLabel('Import files', { exact: true }).setInputFiles(payload);
  }

  /** Imports files, and answers the question about Python code with yes. Returns the status and what the notices said. */
  async importHostile(files: readonly { name: string; bytes: Uint8Array }[], asks: boolean): Promise<{ status: string; told: string }> {
    const { app, page } = this;
    await app.untilStatusChanges(() => this.chooseFiles(files));
    if (asks) {
      const dialog = page.getByRole('alertdialog', { name: 'Load Python code?' });
      await expect(dialog).toBeVisible();
      this.#problems.push(...(await findMarks(page)));
      await dialog.getByRole('button', { name: 'Trust and load' }).click();
    }
    await app.untilImported();
    const status = (await app.status.textContent()) ?? '';
    this.#problems.push(...(await findMarks(page)));
    return { status, told: (await this.takeNotices()).join('\n') };
  }

  /**
   * Opens a link in this tab, and answers its offer with no.
   *
   * @param offered whether an offer is expected; else a notice is
   */
  async openLink(fragment: string, offered: boolean): Promise<{ isOffered: boolean; told: string }> {
    const { page } = this;
    const dialog = page.getByRole('alertdialog', { name: 'Open a shared workspace?' });
    const notice = page.getByRole('region', { name: 'Notices' });
    await page.evaluate((hash) => {
      location.hash = hash;
    }, this.#aim(fragment));
    await expect(offered ? dialog : notice).toBeVisible();
    this.#problems.push(...(await findMarks(page)));
    const isOffered = await dialog.isVisible();
    if (isOffered) {
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await expect(dialog).toBeHidden();
    }
    return { isOffered, told: (await this.takeNotices()).join('\n') };
  }

  /** What the notices say; they are dismissed. */
  async takeNotices(): Promise<string[]> {
    const notices = this.page.getByRole('region', { name: 'Notices' });
    const told = await notices.getByRole('paragraph').allTextContents();
    for (let left = told.length; left > 0; left -= 1) await notices.getByRole('button', { name: 'Dismiss' }).first().click();
    return told;
  }

  async #run(mode: RunMode): Promise<void> {
    const { app } = this;
    if (mode === 'step') {
      for (let event = 1; event <= 2; event += 1) await app.stepTo(event);
      // What an attack asked of the storage has an answer by the third event: here is as much to be read, one record after another.
      await readRecords(this.page);
      await app.stepTo(3);
    }
    await app.startRun();
    switch (mode) {
      case 'twice':
        await expect(app.status).toHaveText(ENDED);
        await app.run();
        break;
      case 'step':
      case 'once':
        await expect(app.status).toHaveText(ENDED);
        break;
      case 'stop':
        await app.button('Stop').click();
        await expect(app.status).toHaveText(/^Stopped at event/);
    }
  }

  /** Opens every panel in which text of the workspace is drawn. Answers all that can be read there. */
  async lookAtEverything(): Promise<string> {
    const { app, page } = this;
    const seen: string[] = [];
    const look = async (): Promise<void> => {
      seen.push(await page.locator('body').innerText());
      this.#problems.push(...(await findMarks(page)));
    };
    for (const tab of ['Trace', 'Output', 'Alerts', 'Cache', 'Events'] as const) {
      await app.openTab(tab);
      const row = page.getByRole('tabpanel', { name: tab, exact: true }).getByRole('row').nth(1);
      await row.click();
      await look();
    }
    await page.getByRole('treegrid', { name: 'Files' }).getByRole('row').filter({ hasText: /attack|pwned|display/ }).first().click();
    await look();
    return seen.join('\n');
  }

  /** What got out, was read, ran in the page or was written to the console since the last call. */
  async damage(left: Aftermath | null): Promise<string[]> {
    const found = [...this.#news(), ...(await findMarks(this.page))];
    for (const line of left?.trace ?? []) {
      if (JSON.stringify(line).includes(SECRET)) found.push(`${String(line['detection'] ?? line.kind)} read a secret`);
    }
    if (left?.told.join('\n').includes(SECRET) === true) found.push('a notice has a secret');
    return found;
  }

  /** Whether the harmless workspace, which nobody touched, runs as it did before any attack. Returns a sentence if not. */
  async aftermath(): Promise<string[]> {
    const { app } = this;
    if (!(await app.button(`Workspace: ${HARMLESS}`).isVisible())) await app.chooseWorkspaceItem(HARMLESS);
    await app.expectWorkspace(HARMLESS);
    await app.run();
    return (await app.exportTrace()) === this.#harmless ? [] : ['the next run of a harmless workspace is not what it was'];
  }

  #news(): string[] {
    const problems = [...this.#problems.splice(0), ...this.#seen.slice(this.#reported)];
    this.#reported = this.#seen.length;
    const hits = this.canary.hits.slice(this.#arrived).map((hit) => `reached the canary: ${hit}`);
    this.#arrived = this.canary.hits.length;
    return [...problems, ...hits];
  }

  #aimed(tree: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, this.#aim(text)]));
  }

  /** Fixtures name the canary server and the site by words, because ports differ. */
  #aim(text: string): string {
    return text
      .replaceAll('//canary/', `//localhost:${this.canary.port}/`)
      .replaceAll('CANARY_PORT', String(this.canary.port))
      .replaceAll('http://site/', this.site);
  }
}

/** What can be read of a detection after its run, as `Sees:` of a fixture describes it. */
export function readResults({ trace, told }: Aftermath, id: string): string {
  const results = trace
    .filter(({ kind, detection }) => kind === 'result' && detection === id)
    .map(({ error, stdout }) => {
      const { type, message } = (error ?? {}) as { type?: string; message?: string };
      return `${type === undefined ? '' : `${type}: ${message ?? ''}\n`}${String(stdout)}`;
    });
  return [...results, ...told].join('\n');
}
