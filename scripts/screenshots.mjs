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

async function takePicture(browser, url, colorScheme) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme, locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url);
  const status = page.getByRole('status');
  await status.filter({ hasText: 'Ready' }).waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await status.filter({ hasText: /^Done: / }).waitFor();
  await page.getByRole('tab', { name: 'Cache', exact: true }).click();
  await page.getByRole('tab', { name: 'Trace', exact: true }).click();
  await page.locator('.monaco-editor .view-lines').first().waitFor();
  // The pointer would leave a tooltip or a hover in the picture.
  await page.mouse.move(0, 0);
  const file = path.join(FOLDER, `recall-${colorScheme}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  console.log(path.relative(projectRoot, file));
  await context.close();
}

try {
  await ensureInstalled();
  if ((await buildIfNeeded()) !== 0) throw new Error('The build failed, see above.');
  const { chromium } = await import('@playwright/test');
  const server = await startServer({ port: 0 });
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: BROWSER_FLAGS });
  try {
    mkdirSync(FOLDER, { recursive: true });
    for (const colorScheme of ['light', 'dark']) await takePicture(browser, server.url, colorScheme);
  } finally {
    await browser.close();
    await server.close();
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
