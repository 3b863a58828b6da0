import { test as base, type Page } from '@playwright/test';
import { App } from './app';
import type { Part } from './held-back';
import { isLongRun } from './long-run';
import { COUNTER_KEY, counterRule, counterWorkspace } from './sample-workspace';
import { Site } from './site';
import { expect } from './test';

const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const site = await Site.start();
    await use(site);
    await site.end();
  },
  baseURL: async ({ site }, use) => use(site.url),
});
test.use({ serviceWorkers: 'allow' });

/** Waits until the page says that the site is stored. */
async function waitUntilStored(app: App): Promise<void> {
  await app.button('Settings').click();
  const settings = app.page.getByRole('dialog', { name: 'Settings' });
  await expect(settings).toContainText('Works offline: yes');
  await settings.getByRole('button', { name: 'Done' }).click();
}

/** What makes a page look for a new version at once. */
async function comeOnline(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('online')));
}

const versionOf = (page: Page): Promise<string | null> => page.locator('html').getAttribute('data-version');

/** Looks for a new version, in the page: what becomes of its service worker. */
async function stateOfUpdate(): Promise<string> {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const worker = registration.installing;
  if (!worker) return 'there is no new one';
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => resolve(worker.state));
  });
}

/** The text of a file of the site, as the page gets it. */
function fetchText(page: Page, file: string): Promise<string> {
  return page.evaluate(async (url) => (await fetch(url)).text(), file);
}

/** Which caches there are, without the one that says which page has which build. */
function builds(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('recall ')));
}

async function openApp(page: Page): Promise<App> {
  const app = new App(page);
  await app.open();
  return app;
}

/** The site without what few tests need. It is not stored then: that waits for Python. */
async function openShell(page: Page, needs: readonly Part[] = []): Promise<App> {
  const app = new App(page);
  await app.openShell({ needs });
  return app;
}

test('the second visit needs no network, Run included', async ({ page, context, site }) => {
  const app = await openApp(page);
  await app.importTree(counterWorkspace(3));
  await waitUntilStored(app);
  await site.goOffline();

  await app.reload();
  await app.setFile('Sample.Counter', counterRule(2));
  expect(await app.run()).toMatch(/^Done: .* 0 errors$/);
  await expect((await app.findKey(COUNTER_KEY)).getByRole('gridcell').nth(2)).toHaveText('3');

  await openApp(await context.newPage());
});

test('a new version is taken when it is whole, and not before', async ({ page, site }) => {
  site.breakPython();
  site.deploy('A');
  const app = await openApp(page);
  await waitUntilStored(app);

  site.deploy('B');
  const mark = site.read('mark.svg');
  site.write('mark.svg', 'something else');
  expect(await page.evaluate(stateOfUpdate)).toBe('redundant');
  await expect(app.button('Update now')).toBeHidden();
  await app.reload();
  expect(await versionOf(page)).toBe('A');
  await waitUntilStored(app);
  await expect(app.button('Update now')).toBeHidden();
  // What could be had of the new one stays: the next attempt goes on there.
  expect(await builds(page)).toHaveLength(2);

  site.write('mark.svg', mark);
  await comeOnline(page);
  await expect(app.button('Update now')).toBeVisible();
  expect(await versionOf(page)).toBe('A');
  await app.button('Update now').click();
  await expect(page.locator('html')).toHaveAttribute('data-version', 'B');
});

test('a new version is offered and never forced; taking it loses nothing', async ({ page, site }) => {
  site.deploy('A');
  const app = await openApp(page);
  await app.importTree(counterWorkspace(3));
  await waitUntilStored(app);

  site.deploy('B');
  await comeOnline(page);
  const update = app.button('Update now');
  await expect(update).toBeVisible();

  await app.setFile('Sample.Counter', counterRule(2));
  await app.stepTo(1);
  await expect(update).toBeDisabled();
  await expect(page.getByRole('region', { name: 'Version' })).toContainText('A run is paused.');
  expect(await app.run()).toMatch(/ 0 errors$/);
  expect(await versionOf(page)).toBe('A');

  await app.button('Update later').click();
  await expect(update).toBeHidden();
  await app.button('Settings').click();
  await update.click();
  await expect(page.locator('html')).toHaveAttribute('data-version', 'B');
  await expect(app.editor).toContainText('return count >= 2');
  await expect(update).toBeHidden();
});

/** What a page that asks for something does at the moment at which the new version's worker has been stored. */
async function wakeWorkerWhenNextIsStored(): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  const before = registration.active;
  await new Promise<void>((resolve) => {
    navigator.serviceWorker.addEventListener('message', () => resolve(), { once: true });
    void registration.update();
  });
  // The worker before is ended within some milliseconds; a message for nobody wakes it again.
  for (let times = 0; times < 20; times += 1) {
    before?.postMessage(null);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

if (isLongRun) {
  test('a worker that should take over and is kept from it does so when it is asked', async ({ page, site }) => {
    site.breakPython();
    site.deploy('A');
    const app = await openApp(page);
    await waitUntilStored(app);
    site.deploy('B');
    await page.evaluate(wakeWorkerWhenNextIsStored);
    await app.button('Update now').click();
    await expect(page.locator('html')).toHaveAttribute('data-version', 'B');
  });
}

test('two pages across an update: each keeps to its own version', async ({ page, context, site }) => {
  site.breakPython();
  site.deploy('A');
  const yaml = site.asset('yaml-', '.js');
  const yamlText = site.read(yaml).toString();
  const first = await openApp(page);
  await waitUntilStored(first);
  const second = await openApp(await context.newPage());

  // The server has the new version alone now, as after any deployment.
  site.deploy('B', [yaml]);
  await comeOnline(page);
  await first.button('Update now').click();
  await expect(page.locator('html')).toHaveAttribute('data-version', 'B');
  expect(await fetchText(page, './mark.svg')).toContain('<title>B</title>');

  expect((await page.request.get(yaml)).status()).toBe(404);
  expect(await versionOf(second.page)).toBe('A');
  expect(await fetchText(second.page, './mark.svg')).toContain('<title>A</title>');
  expect(await fetchText(second.page, `./${yaml}`)).toBe(yamlText);
  expect(await builds(page)).toHaveLength(2);

  await second.reload();
  expect(await versionOf(second.page)).toBe('B');
  await expect.poll(() => builds(page)).toHaveLength(1);
});

if (isLongRun) {
  test('a site that the browser has deleted is stored again', async ({ page, site }) => {
    const app = await openApp(page);
    await waitUntilStored(app);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await app.reload();
    await waitUntilStored(app);
    await site.goOffline();
    await app.reload();
    await expect(app.status).toHaveText('Ready');
  });
}

test('a Python that is not of this version does not start, and the page says so', async ({ page, site }) => {
  site.breakPython();
  const app = await openApp(page);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('is not the file of this version of the page. Reload the page.');
  await expect(app.status).not.toHaveText('Ready');
});

if (isLongRun) {
  test('without the snapshot of this version Python starts plainly', async ({ page, site }) => {
    const snapshot = site.asset('snapshot-', '.bin');
    const bytes = site.read(snapshot);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    site.write(snapshot, bytes);
    const app = await openApp(page);
    await expect(page.getByText('(without snapshot)')).toBeVisible();
    expect(await app.run()).toMatch(/^Done: /);
  });
}

test('a part of the page that is no longer there is missed in words, and a reload is offered', async ({ browser, site }) => {
  // Not stored: such a page depends on the server.
  const context = await browser.newContext({ baseURL: site.url, serviceWorkers: 'block' });
  const page = await context.newPage();
  const app = await openShell(page, ['editor']);
  site.deploy('B', [site.asset('yaml-', '.js')]);
  await app.importTree({ 'rules/other.py': 'def rule(event):\n    return False\n', 'rules/other.yml': 'AnalysisType: rule\nRuleID: Other\nFilename: other.py\n' });
  await app.button('Open rules/other.yml').click();
  await expect(page.getByText('A part of this page could not be loaded.')).toBeVisible();
  await app.button('Reload').click();
  await expect(page.locator('html')).toHaveAttribute('data-version', 'B');
  await context.close();
});

test('a service worker comes from our folder only', async ({ page }) => {
  await openShell(page);
  await expect(page.evaluate(() => navigator.serviceWorker.register('/elsewhere.js'))).rejects.toThrow('Scripts are loaded from');
});
