import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { ALL_PARTS, holdBack } from './held-back';
import type { Part } from './held-back';

/** The tabs beside and below the editor, and the panes that only a narrow screen has. */
export type TabName = 'Cache' | 'Events' | 'Lessons' | 'Trace' | 'Alerts' | 'Timeline' | 'Pitfalls' | 'Tests' | 'Output' | 'Files' | 'Editor' | 'Results';

/** A line of trace.jsonl, as far as tests look into it. */
export interface TraceLine {
  seq: number;
  at: number;
  kind: string;
  [field: string]: unknown;
}

/** The site as a user meets it, by its accessible names alone. */
export class App {
  constructor(readonly page: Page) {}

  /** Opens the site and waits until Python can be used. */
  async open(): Promise<void> {
    await this.page.goto('');
    await this.waitUntilReady();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.waitUntilReady();
  }

  /** Opens the site (or loads it anew) with no more than the parts that the test needs, and waits until a workspace is shown. */
  async openShell({ needs = [] }: { needs?: readonly Part[] } = {}): Promise<void> {
    await holdBack(this.page, ALL_PARTS.filter((part) => !needs.includes(part)));
    // What is held back keeps the document from being loaded whole.
    await this.page.goto('', { waitUntil: 'commit' });
    await this.waitUntilShown();
  }

  async reloadShell(): Promise<void> {
    await this.page.reload({ waitUntil: 'commit' });
    await this.waitUntilShown();
  }

  async waitUntilShown(): Promise<void> {
    await expect(this.workspaceButton).toBeEnabled();
  }

  /** Names the open workspace: `Workspace: NAME`. */
  get workspaceButton(): Locator {
    return this.page.getByRole('button', { name: /^Workspace: / });
  }

  async expectWorkspace(name: string): Promise<void> {
    await expect(this.button(`Workspace: ${name}`)).toBeEnabled();
  }

  /** Chooses from the menu of workspaces: another one's name, or what is done with this one. */
  async chooseWorkspaceItem(item: string): Promise<void> {
    await this.workspaceButton.click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  async newWorkspace(name: string, content: 'Starting workspace' | 'Empty'): Promise<void> {
    await this.chooseWorkspaceItem('New…');
    const dialog = this.page.getByRole('dialog', { name: 'New workspace' });
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByLabel('Begin with', { exact: true }).selectOption(content);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(dialog).toBeHidden();
    await this.expectWorkspace(name);
  }

  /** The word in the status bar that says whether everything is stored. */
  get saving(): Locator {
    return this.page.getByRole('contentinfo').getByText(/^(Saved|Saving…|Not saved|Read only)$/);
  }

  /** Waits until everything that was done is in the browser's storage. */
  async waitUntilSaved(): Promise<void> {
    await expect(this.saving).toHaveText('Saved');
  }

  /** Creates a detection by its dialog; opens it. */
  async createDetection(name: string): Promise<void> {
    await this.page.keyboard.press('Alt+Shift+N');
    const dialog = this.page.getByRole('dialog', { name: 'New detection' });
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** A row of the list of files, by what it calls the file: a detection's ID, another file's name. */
  fileRow(name: string): Locator {
    return this.page.getByRole('treegrid', { name: 'Files' }).getByRole('row', { name });
  }

  private async waitUntilReady(): Promise<void> {
    await expect(this.status).toHaveText(/\S/);
    await expect(this.status).not.toHaveText('Starting…');
  }

  get status(): Locator {
    return this.page.getByRole('status');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Starts a run and waits for its end. Returns the status, e.g. `Done: 1,000 events, 3 alerts, 2 errors`. */
  async run(): Promise<string> {
    await this.startRun();
    await expect(this.status).toHaveText(/^Done: /);
    return (await this.status.textContent()) ?? '';
  }

  /** Presses Run, and waits until the status is no longer that of the run before. */
  async startRun(): Promise<void> {
    const before = (await this.status.textContent()) ?? '';
    if (!before.startsWith('Done: ')) {
      await this.button('Run').click();
      return;
    }
    // A short run could end as the one before did.
    await this.untilStatusChanges(() => this.button('Run').click());
  }

  /** Does something and waits until the status has changed, if only for a moment: the page itself sees that. */
  async untilStatusChanges(action: () => Promise<void>): Promise<void> {
    // In an object, because a promise itself would be waited for; and before the action, however quick that is.
    const watch = await this.status.evaluateHandle((element) => ({
      changed: new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve();
        });
        observer.observe(element, { characterData: true, childList: true, subtree: true });
      }),
    }));
    await action();
    await watch.evaluate(({ changed }) => changed);
    await watch.dispose();
  }

  /** Processes event number `event`, the next one, and waits until it was. */
  async stepTo(event: number): Promise<void> {
    await this.button('Step').click();
    await expect(this.status).toHaveText(`Paused at event ${event.toLocaleString('en-US')}`);
  }

  async stop(): Promise<void> {
    await this.button('Stop').click();
    await expect(this.status).toHaveText(/^Stopped at event/);
  }

  async startFrom(choice: 'empty table' | 'this table'): Promise<void> {
    await this.page.getByLabel('Start from', { exact: true }).selectOption(choice);
  }

  async openTab(name: TabName): Promise<void> {
    const tab = this.page.getByRole('tab', { name, exact: true });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /** Moves the simulated clock by one of the choices of its menu. */
  async moveClockBy(choice: '+1 hour' | '+1 day'): Promise<void> {
    await this.page.getByRole('button', { name: /^Clock: / }).click();
    const popover = this.page.getByRole('dialog', { name: 'Move the clock' });
    await popover.getByRole('button', { name: choice, exact: true }).click();
    await this.page.keyboard.press('Escape');
    await expect(popover).toBeHidden();
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: 'Cache', exact: true });
  }

  /** The grid's row of a key. The grid holds only rows in view; `findKey` brings one there. */
  gridRow(key: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell', { name: key, exact: true }) });
  }

  /** Shows the Cache tab and searches it, so that only rows with this text are left; '' shows all. */
  async searchCache(text: string): Promise<void> {
    await this.openTab('Cache');
    await this.page.getByRole('searchbox', { name: 'Search keys and values' }).fill(text);
  }

  /** Searches the cache for a key; the row may be missing. */
  async findKey(key: string): Promise<Locator> {
    await this.searchCache(key);
    return this.gridRow(key);
  }

  /** Opens the dialog about an item, as a double click on its row does; `title` where it can only be read. */
  async openItem(key: string, title: 'Edit item' | 'View item' = 'Edit item'): Promise<Locator> {
    await (await this.findKey(key)).dblclick();
    const dialog = this.page.getByRole('dialog', { name: title });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** The question about items of an import, which is asked where they would change or lose something. */
  get itemsQuestion(): Locator {
    return this.page.getByRole('dialog', { name: 'Import items' });
  }

  /**
   * Imports files as the button does; `trust` answers the question that Python code raises. The items of a table are taken over
   * as they are. Waits for the status.
   */
  async importFiles(files: { name: string; text: string | Buffer }[], { trust = true } = {}): Promise<string> {
    const payload = files.map(({ name, text }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) }));
    await this.page.getByLabel('Import files', { exact: true }).setInputFiles(payload);
    if (trust) await this.button('Trust and load').click();
    await this.untilImported();
    return (await this.status.textContent()) ?? '';
  }

  /** Waits for the status of an import, and takes over its items where they are asked about. */
  async untilImported(): Promise<void> {
    const imported = this.page.getByRole('status').filter({ hasText: /^Imported / });
    const confirm = this.itemsQuestion.getByRole('button', { name: /^Import [\d,]+ items?$/ });
    await expect(imported.or(confirm).first()).toBeVisible();
    if (await confirm.isVisible()) await confirm.click();
    await expect(this.status).toHaveText(/^Imported /);
  }

  /** Imports a folder tree as one zip: path to text. */
  async importTree(tree: Readonly<Record<string, string>>): Promise<string> {
    const zip = zipSync(Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, strToU8(text)])));
    return this.importFiles([{ name: 'workspace.zip', text: Buffer.from(zip) }], { trust: Object.keys(tree).some((path) => path.endsWith('.py')) });
  }

  /** Makes a file the one that the editor shows. `name` is what the file tree calls it: a detection's ID, a file's name. */
  async openFile(name: string): Promise<void> {
    await this.page.getByRole('treegrid', { name: 'Files' }).getByRole('row', { name }).getByText(name).first().click();
    await expect(this.page.getByRole('tablist', { name: 'Open files' }).getByRole('tab', { selected: true })).toBeVisible();
    await expect(this.editor).toBeVisible();
  }

  /** Monaco's text area. */
  get editor(): Locator {
    return this.page.locator('.monaco-editor').first();
  }

  /** Replaces the text of the open file, as a user does: click, select all, paste. */
  async setText(text: string): Promise<void> {
    await this.selectAllText();
    // A paste of a user's, without the permission that a script needs for the clipboard.
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Puts the cursor into the editor and selects everything. */
  async selectAllText(): Promise<void> {
    await this.editor.locator('.view-lines').click();
    await this.page.keyboard.press('ControlOrMeta+A');
  }

  async setFile(name: string, text: string): Promise<void> {
    await this.openFile(name);
    await this.setText(text);
  }

  /** Presses a button that downloads, and returns the file's text. */
  async download(name: string): Promise<{ file: string; text: string }> {
    const started = this.page.waitForEvent('download');
    await this.button(name).click();
    const download = await started;
    return { file: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }

  /** trace.jsonl of the last run. */
  async exportTrace(): Promise<string> {
    await this.openTab('Trace');
    const { file, text } = await this.download('Export trace');
    expect(file).toBe('trace.jsonl');
    return text;
  }

  async trace(): Promise<TraceLine[]> {
    const text = await this.exportTrace();
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line): TraceLine => JSON.parse(line));
  }
}
