import type { BrowserContext, Page } from '@playwright/test';
import { readRecords, readStored, writeRecords } from './raw-records';
import type { Stored } from './raw-records';

/** A file of the site that is not the app: its page has the origin's storage and none of the app's code. */
export const PLAIN = 'mark.svg';

/** The first tab of the browser, which stays open beside those that are killed: it reads what is stored, without the app. */
export class PlainPage {
  private constructor(private readonly page: Page) {}

  static async open(context: BrowserContext, base: string): Promise<PlainPage> {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(base + PLAIN, { waitUntil: 'commit' });
    return new PlainPage(page);
  }

  /** What is stored, in one transaction, and what is wrong with it in itself. */
  async read(): Promise<Stored> {
    return readStored(await readRecords(this.page));
  }

  /** Puts these records in the place of all that is stored; the app must not be open. */
  async write(records: readonly (readonly [key: string, value: unknown])[]): Promise<void> {
    await writeRecords(this.page, records);
  }
}
