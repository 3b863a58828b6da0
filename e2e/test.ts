import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { App } from './app';
import { watchPage } from './watch-page';
import { openWorkerContext } from './worker-context';

interface Tab {
  page: Page;
  problems: readonly string[];
  /** Workspaces made for tests so far. */
  made: number;
}

/**
 * `tab`: the site in a tab that stays open for as long as the worker does. In both kinds of tests, so that a worker can do both.
 * `content`: what the workspace of a test in it begins with.
 */
const withTab = base.extend<{ content: 'Starting workspace' | 'Empty' }, { tab: Tab }>({
  content: ['Starting workspace', { option: true }],
  tab: [
    async ({ browser }, use, { project }) => {
      const { context, baseURL } = await openWorkerContext(browser, project.use);
      const page = await context.newPage();
      const problems = watchPage(page, new URL(baseURL).origin);
      await new App(page).open();
      await use({ page, problems, made: 0 });
      await context.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/**
 * `app` is the site, opened and ready; `shell` is the site without Python and the code editor, which opens in half the time.
 * A test fails when the page met an error or asked another origin, whatever else it found.
 */
export const test = withTab.extend<{ app: App; shell: App }>({
  app: async ({ page, baseURL }, use) => useWatched(page, baseURL, (app) => app.open(), use),
  shell: async ({ page, baseURL }, use) => useWatched(page, baseURL, (app) => app.openShell(), use),
});

/**
 * For tests that need no fresh page: they share a tab, as people leave one open, each in a new workspace with what everybody
 * starts with; `content: 'Empty'` for those that only want what they bring. Opening the site is most of the time that such a test takes.
 */
export const testInSharedTab = withTab.extend<{ app: App }>({
  page: async ({ tab }, use) => use(tab.page),
  app: async ({ tab, content }, use) => {
    const app = new App(tab.page);
    tab.made += 1;
    await app.newWorkspace(`Test ${tab.made}`, content);
    await use(app);
    expect(tab.problems).toEqual([]);
  },
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
