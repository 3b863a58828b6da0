import './check-node.mjs';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildIfNeeded } from './build-if-needed.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { BROWSER_FLAGS } from './browser-flags.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { projectRoot } from './paths.mjs';
import { startServer } from './serve.mjs';

// `npm run screenshots`: the pictures of the README, from the starting workspace after one run.

const FOLDER = path.join(projectRoot, 'docs', 'images');

/** Opens the starting workspace; the caller closes the context of the page. */
async function openPage(browser, url, colorScheme) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme, locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url);
  const status = page.getByRole('status');
  await status.filter({ hasText: 'Ready' }).waitFor();
  return page;
}

async function run(page) {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('status').filter({ hasText: /^Done: / }).waitFor();
}

async function takePicture(page, name) {
  await page.locator('.monaco-editor .view-lines').first().waitFor();
  // The pointer would leave a tooltip or a hover in the picture.
  await page.mouse.move(0, 0);
  const file = path.join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  console.log(path.relative(projectRoot, file));
  await page.context().close();
}

/** After a run: detections, cache and trace. */
async function pictureOfRun(browser, url, colorScheme) {
  const page = await openPage(browser, url, colorScheme);
  await run(page);
  await page.getByRole('tab', { name: 'Cache', exact: true }).click();
  await page.getByRole('tab', { name: 'Trace', exact: true }).click();
  await takePicture(page, `recall-${colorScheme}`);
}

/** In the past, with the timeline: the sweeper comes 48 hours late, so that a key's three zones are seen. */
async function pictureOfPast(browser, url) {
  const page = await openPage(browser, url, 'light');
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByLabel('Sweeper', { exact: true }).selectOption('after a delay');
  await settings.getByLabel('Sweeper delay in hours').fill('48');
  await settings.getByRole('button', { name: 'Done' }).click();
  await run(page);
  await page.getByRole('tab', { name: 'Timeline', exact: true }).click();
  await page.getByRole('button', { name: 'Time travel' }).click();
  const slider = page.getByRole('slider', { name: 'Moment' });
  await slider.fill(String(Math.round(Number(await slider.getAttribute('max')) * 0.6)));
  await takePicture(page, 'past-light');
}

try {
  await ensureInstalled();
  if ((await buildIfNeeded()) !== 0) throw new Error('The build failed, see above.');
  const { chromium } = await import('@playwright/test');
  const server = await startServer({ port: 0 });
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: BROWSER_FLAGS });
  try {
    mkdirSync(FOLDER, { recursive: true });
    for (const colorScheme of ['light', 'dark']) await pictureOfRun(browser, server.url, colorScheme);
    await pictureOfPast(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
