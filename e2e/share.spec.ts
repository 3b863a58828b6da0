import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { App } from './app';
import { findBarriers } from './barriers';
import { ALL_PARTS, holdBack } from './held-back';
import { counterRule, failureEvents, ruleYaml } from './sample-workspace';
import { expect, test as testInFreshPage, testInSharedTab as test } from './test';
import { watchPage } from './watch-page';

/** Rules that would be noticed at once if they ran: each module raises where it is loaded. */
const LOUD = { 'rules/loud.py': 'raise RuntimeError("it ran")\n\ndef rule(event):\n    return True\n', 'events/e.jsonl': '{"n":1}\n' };
const TREE = {
  'rules/sample_counter.py': counterRule(3),
  'rules/sample_counter.yml': ruleYaml('Sample.Counter', 'sample_counter.py'),
  'events/sample.jsonl': failureEvents(4),
};

function shareDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Share', exact: true });
}

function offer(page: Page): Locator {
  return page.getByRole('alertdialog', { name: 'Open a shared workspace?' });
}

/** Opens Share and copies the link. */
async function copyLink(app: App): Promise<string> {
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.button('Share').click();
  await app.button('Copy link').click();
  await expect(app.page.getByText('Link copied.')).toBeVisible();
  const link = await app.page.evaluate(() => navigator.clipboard.readText());
  await app.page.keyboard.press('Escape');
  return link;
}

/** Another reader: a browser without any data of this site. */
async function anotherReader(context: BrowserContext): Promise<Page> {
  const browser = context.browser();
  if (!browser) throw new Error('There is no browser.');
  return (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', timezoneId: 'UTC', serviceWorkers: 'block' })).newPage();
}

/** The alerts of a run, as the trace has them. */
async function alertsOf(app: App): Promise<unknown[]> {
  await app.run();
  return (await app.trace()).filter(({ kind, alert }) => kind === 'result' && alert !== null).map(({ event, detection, alert }) => ({ event, detection, alert }));
}

test('a link brings the workspace to another reader, who looks first and then gets the same alerts', async ({ app, page, baseURL }) => {
  await app.importTree(TREE);
  const link = await copyLink(app);
  expect(link).toMatch(/^http:\/\/localhost:\d+\/recall\/#share=1\.[\w-]+\.[0-9a-f]{8}$/);
  const alerts = await alertsOf(app);
  expect(alerts.length).toBeGreaterThan(0);

  const reader = await anotherReader(page.context());
  const problems = watchPage(reader, new URL(baseURL ?? '').origin);
  const requests: string[] = [];
  reader.on('request', (request) => requests.push(request.url()));
  await reader.goto(link);
  const question = offer(reader);
  await expect(question).toBeVisible();
  await expect(question.getByText(/files?, \d+ of them Python/)).toBeVisible();
  expect(requests.filter((url) => url.includes('share='))).toEqual([]);
  await question.getByRole('option', { name: 'rules/sample_counter.py' }).click();
  await expect(question.getByRole('group', { name: 'Text of rules/sample_counter.py' })).toContainText('sample:failures');
  expect(await findBarriers(reader, { within: 'dialog' })).toEqual([]);

  await question.getByRole('button', { name: 'Trust and load' }).click();
  await expect(question).toBeHidden();
  const other = new App(reader);
  await expect(reader.getByText(/^Loaded \d+ files as the workspace/)).toBeVisible();
  await expect(other.status).toHaveText('Ready');
  expect(new URL(reader.url()).hash).toBe('');
  expect(await alertsOf(other)).toEqual(alerts);
  await other.reload();
  await expect(offer(reader)).toBeHidden();
  expect(problems).toEqual([]);
  await reader.context().close();
});

test('nothing of a link runs before it is trusted, and a cancelled one leaves everything as it is', async ({ app, page }) => {
  await app.importTree(LOUD);
  const link = await copyLink(app);
  await app.button('Undo').click();
  const rows = page.getByRole('treegrid', { name: 'Files' }).getByRole('row');
  await expect(rows.filter({ hasText: 'loud' })).toHaveCount(0);
  const before = await rows.allTextContents();

  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  const question = offer(page);
  await expect(question).toBeVisible();
  // Step by its shortcut: commands wait for the answer.
  await page.keyboard.press('F10');
  expect(await app.status.textContent()).toMatch(/^Imported /);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await expect(rows).toHaveText(before);
  await app.openTab('Cache');
  await expect(app.grid.getByRole('gridcell')).toHaveCount(0);
  expect(await app.run()).toMatch(/ 0 errors$/);
});

testInFreshPage('a link that cannot be opened says what to do; a newer one stays in the address', async ({ shell: app, page }) => {
  const link = new URL(await copyLink(app)).hash;
  const open = (hash: string): Promise<string> => page.evaluate((text) => (location.hash = text), hash);
  await open(link.slice(0, -30));
  await expect(page.getByText(/^The link is cut off: its end is missing\. Ask for it again/)).toBeVisible();
  await open(link.replace(/.{5}(?=\.[0-9a-f]{8}$)/, 'AAAAA'));
  await expect(page.getByText(/^The link is damaged/)).toBeVisible();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await open('#share=2.abc');
  await expect(page.getByText(/^The link was made by a newer Recall\. Reload the page/)).toBeVisible();
  expect(new URL(page.url()).hash).toBe('#share=2.abc');
  await expect(offer(page)).toBeHidden();
});

testInFreshPage('what is left out is not in the link, and a saved file opens like a link', async ({ shell: app, page }) => {
  await app.importTree(TREE);
  await app.button('Share').click();
  const share = shareDialog(page);
  const size = share.getByText(/^The link has [\d,]+ characters?\./);
  const whole = await size.textContent();
  await share.getByText(/^Events \(/).click();
  await expect(size).not.toHaveText(whole ?? '');
  const { file, text } = await app.download('Save as file');
  expect(file).toMatch(/\.recall\.json$/);
  expect(text).not.toContain('events/');
  expect(text).toContain('rules/sample_counter.py');
  expect(await findBarriers(page, { within: 'dialog' })).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByLabel('Import files', { exact: true }).setInputFiles([{ name: file, mimeType: 'application/json', buffer: Buffer.from(text) }]);
  await expect(offer(page)).toContainText(`It came in the file ${file}`);
  await offer(page).getByRole('button', { name: 'Trust and load' }).click();
  await expect(app.status).toHaveText(/^Imported \d+ files$/);
  const files = page.getByRole('treegrid', { name: 'Files' });
  await expect(files.getByText('two_weeks.jsonl')).toHaveCount(0);
  await expect(files.getByText('Sample.Counter')).toBeVisible();
});

testInFreshPage('warns of secrets with their place, and gives the link to copy by hand where the clipboard is refused', async ({ app, page }) => {
  await app.button('Share').click();
  await expect(shareDialog(page).getByText(/^Nothing in it looks like a secret/)).toBeVisible();
  await page.keyboard.press('Escape');
  await app.importTree({ 'rules/leaky.py': `X = 1\nPASSWORD = "hunter22hunter22"\n\ndef rule(event):\n    return False\n` });
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
  });
  await app.button('Share').click();
  await app.button('Copy link').click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/#share=1\./);
  await expect(shareDialog(page).getByText('1 place looks like a secret')).toBeVisible();
  await app.button('rules/leaky.py, line 2').click();
  await expect(shareDialog(page)).toBeHidden();
  await expect(app.editor).toContainText('PASSWORD');
  await expect(app.editor.locator('.active-line-number')).toHaveText('2');
});

testInFreshPage('copies Markdown that holds the rule as text', async ({ shell: app, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.button('Share').click();
  await app.button('Copy as Markdown').click();
  await expect(page.getByText('Markdown copied.')).toBeVisible();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain('## ` rules/aws_repeated_failures.py `\n\n```python\n');
});

testInFreshPage('links of the first release open', async ({ page, baseURL }) => {
  const fragment = (await readFile('src/workspace/share/fixtures/version-1-table-and-settings.txt', 'utf8')).trim();
  await holdBack(page, ALL_PARTS);
  await page.goto(`${baseURL ?? ''}#${fragment}`, { waitUntil: 'commit' });
  await offer(page).getByRole('button', { name: 'Trust and load' }).click();
  const app = new App(page);
  await app.openTab('Cache');
  await expect(app.gridRow('sources')).toBeVisible();
});
