import { chromium } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { BROWSER_FLAGS } from '../scripts/browser-flags.mjs';
import { ensureBrowser } from '../scripts/find-browser.mjs';

export async function launchBrowser() {
  return chromium.launch({ executablePath: await ensureBrowser(), args: BROWSER_FLAGS });
}

/**
 * Opens the site in a browser profile of its own.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {{ blocked?: RegExp, processors?: number }} [options] `blocked`: requests that fail, as if the file were not there;
 *   `processors`: how many the browser says that there are
 * @returns the page, and the milliseconds from navigation to the status `Ready`
 */
export async function openSite(browser, url, { blocked, processors } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', serviceWorkers: 'block' });
  const page = await context.newPage();
  if (blocked !== undefined) await page.route(blocked, (route) => route.abort());
  if (processors !== undefined) await page.addInitScript((value) => Object.defineProperty(navigator, 'hardwareConcurrency', { value }), processors);
  const began = performance.now();
  await page.goto(url);
  await page.getByRole('status').filter({ hasText: 'Ready' }).waitFor({ timeout: 120_000 });
  return { page, bootMilliseconds: performance.now() - began };
}

/** A folder tree (path to text) as a zip. @param {Record<string, string>} tree */
export function zipOf(tree) {
  return zipSync(Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, strToU8(text)])));
}

/** Imports a folder tree as one zip. @param {import('@playwright/test').Page} page @param {Record<string, string>} tree */
export async function importTree(page, tree) {
  await page.getByLabel('Import files', { exact: true }).setInputFiles([{ name: 'bench.zip', mimeType: 'application/zip', buffer: Buffer.from(zipOf(tree)) }]);
  await page.getByRole('button', { name: 'Trust and load', exact: true }).click();
  await page.getByRole('status').filter({ hasText: /^Imported/ }).waitFor();
}

/**
 * Presses a button, and measures until the status begins with a text.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} button its accessible name
 * @param {string} start how the status begins that is waited for
 * @returns {Promise<{ milliseconds: number, text: string }>} as the page's own clock has them
 */
export async function measure(page, button, start) {
  // Listening before the button is pressed: an answer that is not waited for may come to listen too late.
  await page.getByRole('status').evaluate(
    (status, [name, expected]) => {
      globalThis.benchReached = new Promise((resolve) => {
        const listening = new AbortController();
        let began = 0;
        // On the document: the button itself may be drawn anew until it is pressed.
        const take = ({ target }) => {
          const pressed = target.closest('button');
          if (pressed !== null && (pressed.getAttribute('aria-label') ?? pressed.textContent) === name) began ||= performance.now();
        };
        document.addEventListener('click', take, { capture: true, signal: listening.signal });
        const observer = new MutationObserver(() => {
          if (began === 0 || !status.textContent.startsWith(expected)) return;
          observer.disconnect();
          listening.abort();
          resolve({ milliseconds: performance.now() - began, text: status.textContent });
        });
        observer.observe(status, { childList: true, characterData: true, subtree: true });
      });
    },
    [button, start],
  );
  await page.getByRole('button', { name: button, exact: true }).click();
  return page.evaluate(() => globalThis.benchReached);
}

/** Runs, and measures from the click to the status `Done`. @returns {Promise<number>} milliseconds, as the page's own clock has them */
export async function measureRun(page) {
  const { milliseconds, text } = await measure(page, 'Run', 'Done: ');
  if (!text.endsWith(' 0 errors')) throw new Error(`The run to be measured ended with ${text}`);
  return milliseconds;
}
