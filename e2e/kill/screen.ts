import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { unzipSync, strFromU8 } from 'fflate';
import { asExportLines } from './model-items';
import type { Move } from './model';
import { deleteSpace, purgeSpace, restoreSpace } from './spaces-screen';
import type { Step } from './steps';
import type { Table } from './world';

/** One page of the app, used by its accessible names. */
export class Screen {
  constructor(readonly page: Page) {}

  get status(): Locator {
    return this.page.getByRole('status');
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: 'Cache', exact: true });
  }

  /** Whether everything is stored, as the page says: `Saved`, `Saving…` or `Not saved`. */
  saving(text: 'Saved' | 'Saving…' | 'Not saved'): Locator {
    return this.page.getByRole('contentinfo').getByText(text, { exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Resolves when what is stored is on the screen. */
  async opened(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^Workspace: / })).toBeEnabled();
    await expect(this.grid).toBeVisible();
  }

  async pythonReady(): Promise<void> {
    await expect(this.page.getByText(/^Python started/)).toBeVisible();
  }

  /** Does what a step means. `goesOn`: what takes its time, a run above all, need not come to its end. */
  async perform(step: Step, move: Move, goesOn: boolean): Promise<void> {
    switch (step.do) {
      case 'add item':
        return move.text.startsWith('edit') ? this.#editItem(move) : this.#addItem(move);
      case 'edit item':
        return move.text.startsWith('add') ? this.#addItem(move) : this.#editItem(move);
      case 'delete item':
        await this.#row(move.subject).click();
        return this.grid.press('Delete');
      case 'move clock':
        return this.#moveClock(move.input);
      case 'type':
        return this.#type(move);
      case 'set seed':
        return this.#setting(async (dialog) => {
          await dialog.getByRole('textbox', { name: 'Seed' }).fill(move.input);
          await this.page.keyboard.press('Enter');
        });
      case 'set helpers':
        return this.#setting(async (dialog) => void (await dialog.getByLabel('Helpers', { exact: true }).selectOption(move.input)));
      case 'start from':
        await this.page.getByLabel('Start from', { exact: true }).selectOption(move.input);
        return;
      case 'change theme':
        return this.page.getByRole('button', { name: /^Theme: / }).click();
      case 'switch detection':
        // The box itself is hidden behind the one that is drawn.
        return this.page.getByRole('checkbox', { name: 'Enable second' }).click({ force: true });
      case 'undo':
      case 'redo':
        // News offer an Undo of their own.
        return this.page.getByRole('banner').getByRole('button', { name: step.do === 'undo' ? 'Undo' : 'Redo', exact: true }).click();
      case 'reset cache':
        return this.button('Reset cache').click();
      case 'import items':
        return this.#import(move.subject, asExportLines(JSON.parse(move.input) as Table));
      case 'import events':
        return this.#import(move.subject, move.input);
      case 'run':
      case 'step':
        return this.#run(step.do, goesOn);
      case 'stop':
        await this.button('Stop').click();
        return expect(this.status).toHaveText(/^Stopped at event/);
      case 'new workspace':
        await this.#workspaceMenu('New…');
        return this.#nameDialog('New workspace', move.input, async (dialog) => void (await dialog.getByLabel('Begin with', { exact: true }).selectOption('Empty')));
      case 'rename workspace':
        await this.#workspaceMenu('Rename…');
        return this.#nameDialog('Rename workspace', move.input, () => Promise.resolve());
      case 'duplicate workspace':
        await this.#workspaceMenu('Duplicate');
        return expect(this.page.getByText(`Copied as “${move.subject}”.`)).toBeVisible();
      case 'open workspace':
        await this.#workspaceMenu(move.subject);
        return expect(this.button(`Workspace: ${move.subject}`)).toBeEnabled();
      case 'delete workspace':
        return deleteSpace(this.page, move, goesOn);
      case 'restore workspace':
        return restoreSpace(this.page, move, goesOn);
      case 'purge workspace':
        return purgeSpace(this.page, move, goesOn);
    }
  }

  /** Text of `trace.jsonl`, as the app exports it. */
  async exportTrace(): Promise<string> {
    return utf8(await this.#exported(() => this.#press('Trace', 'Export trace')));
  }

  /** Text of `table.jsonl`. */
  async exportTable(): Promise<string> {
    return utf8(await this.#exported(() => this.#press('Export table')));
  }

  /** The workspace's files: text by path. */
  async exportFiles(): Promise<Record<string, string>> {
    const zip = await this.#exported(async () => {
      await this.button('Export').click();
      await this.page.getByRole('menuitem', { name: /^Workspace/ }).click();
    });
    return Object.fromEntries(Object.entries(unzipSync(Buffer.from(zip, 'latin1'))).map(([path, bytes]) => [path, strFromU8(bytes)]));
  }

  /** Key and value of each row of the grid. */
  async rows(): Promise<[key: string, value: string][]> {
    return this.grid.getByRole('row').evaluateAll((rows) =>
      rows.flatMap((row) => {
        const cells = [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.getAttribute('aria-label') ?? cell.textContent);
        const [key, , value] = cells;
        return key === undefined || value === undefined ? [] : [[key, value] as [string, string]];
      }),
    );
  }

  /** The bytes of the file that one of the app's exports makes, as Latin-1; it need not go through the browser's downloads. */
  async #exported(press: () => Promise<void>): Promise<string> {
    await this.page.evaluate(() => void (window.killHooks.exported = null));
    await press();
    const text = await this.page.waitForFunction(async () => {
      const file = window.killHooks.exported;
      return file && Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('');
    });
    return (await text.jsonValue()) ?? '';
  }

  /** Presses what has these names, as assistive technology does: the way of a mouse costs as much as all else that a check does. */
  async #press(...names: string[]): Promise<void> {
    for (const name of names) {
      await this.button(name).or(this.page.getByRole('tab', { name, exact: true })).evaluate((element: HTMLElement) => element.click());
    }
  }

  #row(key: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell', { name: key, exact: true }) });
  }

  async #addItem({ subject, input }: Move): Promise<void> {
    await this.button('Add item').click();
    const dialog = this.page.getByRole('dialog', { name: 'Add item' });
    await dialog.getByRole('textbox', { name: 'Key' }).fill(subject);
    await dialog.getByRole('textbox', { name: 'Counter' }).fill(input);
    await dialog.getByRole('textbox', { name: 'Expires' }).fill('none');
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }

  async #editItem({ subject, input }: Move): Promise<void> {
    // Not by a double click: what was imported a moment ago moves the rows when it is drawn.
    await this.#row(subject).click();
    await this.page.keyboard.press('Enter');
    const dialog = this.page.getByRole('dialog', { name: 'Edit item' });
    await dialog.getByRole('textbox', { name: 'Counter' }).fill(input);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }

  async #moveClock(choice: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Clock: / }).click();
    const popover = this.page.getByRole('dialog', { name: 'Move the clock' });
    await popover.getByRole('button', { name: choice, exact: true }).click();
    await this.page.keyboard.press('Escape');
    await expect(popover).toBeHidden();
  }

  async #type({ subject, input }: Move): Promise<void> {
    // The row of the file that the editor shows says so behind its name.
    await this.page.getByRole('treegrid', { name: 'Files' }).getByRole('row', { name: subject }).getByText(subject).first().click();
    const editor = this.page.getByRole('textbox', { name: subject });
    await editor.focus();
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.type(input);
  }

  async #setting(change: (dialog: Locator) => Promise<void>): Promise<void> {
    await this.button('Settings').click();
    const dialog = this.page.getByRole('dialog', { name: 'Settings' });
    await change(dialog);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toBeHidden();
  }

  async #workspaceMenu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Workspace: / }).click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  async #nameDialog(title: string, name: string, more: (dialog: Locator) => Promise<void>): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: title });
    await more(dialog);
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(this.button(`Workspace: ${name}`)).toBeEnabled();
  }

  async #import(name: string, text: string): Promise<void> {
    const before = await this.status.textContent();
    await this.page.getByLabel('Import files', { exact: true }).setInputFiles([{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) }]);
    const key = /^\{"Item":\{"key":\{"S":"([^"]+)"/.exec(text)?.[1];
    const place = key === undefined ? this.page.getByRole('treegrid', { name: 'Files' }).getByText(name, { exact: true }) : this.#row(key);
    // Where the status says the same as before, what came in is to be seen elsewhere.
    const done = before?.startsWith('Imported') === true ? place : this.status.filter({ hasText: /^Imported / });
    // Items are asked about where the table has others.
    const confirm = this.page.getByRole('dialog', { name: 'Import items' }).getByRole('button', { name: /^Import \d/ });
    await expect(done.or(confirm).first()).toBeVisible();
    if (await confirm.isVisible()) await confirm.click();
    await expect(done).toBeVisible();
  }

  async #run(what: 'run' | 'step', goesOn: boolean): Promise<void> {
    await this.pythonReady();
    // A run may end with the very words of the one before it.
    const before = await this.page.evaluate(() => window.killHooks.changes);
    await this.button(what === 'run' ? 'Run' : 'Step').click();
    if (goesOn) return;
    await this.page.waitForFunction((changes) => window.killHooks.changes > changes, before);
    await expect(this.status).toHaveText(what === 'run' ? /^(Done|Stopped)/ : /^(Paused|Done|Stopped)/);
  }
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
