import { test as base, expect } from '@playwright/test';
import { App } from './app';
import { watchPage } from './watch-page';

/** `app` is the site, opened and ready. A test fails when the page met an error or asked another origin, whatever else it found. */
export const test = base.extend<{ app: App }>({
  app: async ({ page, baseURL }, use) => {
    if (baseURL === undefined) throw new Error('playwright.config.ts sets a baseURL');
    const problems = watchPage(page, new URL(baseURL).origin);
    const app = new App(page);
    await app.open();
    await use(app);
    expect(problems).toEqual([]);
  },
});

export { expect };
