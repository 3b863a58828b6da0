import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { App } from './app';
import { watchPage } from './watch-page';

/**
 * `app` is the site, opened and ready; `shell` is the site without Python and the code editor, which opens in half the time.
 * A test fails when the page met an error or asked another origin, whatever else it found.
 */
export const test = base.extend<{ app: App; shell: App }>({
  app: async ({ page, baseURL }, use) => useWatched(page, baseURL, (app) => app.open(), use),
  shell: async ({ page, baseURL }, use) => useWatched(page, baseURL, (app) => app.openShell(), use),
});

async function useWatched(page: Page, baseURL: string | undefined, open: (app: App) => Promise<void>, use: (app: App) => Promise<void>): Promise<void> {
  if (baseURL === undefined) throw new Error('playwright.config.ts sets a baseURL');
  const problems = watchPage(page, new URL(baseURL).origin);
  const app = new App(page);
  await open(app);
  await use(app);
  expect(problems).toEqual([]);
}

export { expect };
