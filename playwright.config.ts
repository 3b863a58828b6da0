import os from 'node:os';
import { defineConfig } from '@playwright/test';
import { isLongRun } from './e2e/long-run';
import { BROWSER_FLAGS } from './scripts/browser-flags.mjs';
import { findBrowser } from './scripts/find-browser.mjs';

const port = process.env['RECALL_E2E_PORT'] ?? '4317';
/** Served below a path, as on a shared host: nothing of the site may assume the root. */
const base = '/recall/';
const browser = await findBrowser();
if (browser === null) throw new Error('There is no Chrome or Chromium here. `npm test` installs one; or set RECALL_BROWSER to the path of one.');

export default defineConfig({
  testDir: 'e2e',
  // The site with a guard taken away is another site, and takes minutes: `npm run test:long`.
  ...(!isLongRun && { testIgnore: 'hostile/guards.spec.ts' }),
  outputDir: 'test-results',
  // One origin, but every test has a browser context (and so a database) of its own.
  fullyParallel: true,
  // One more than processors: a test waits now and then.
  workers: os.availableParallelism() + 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}${base}`,
    browserName: 'chromium',
    // Python is compiled once, quickly: what is gained by compiling it again, better, comes after a test is over. And it looks for
    // itself whether it stays within its memory: the headless shell ends the page where Chrome notices it otherwise.
    launchOptions: { executablePath: browser, args: [...BROWSER_FLAGS, '--js-flags=--liftoff-only --wasm-enforce-bounds-checks'] },
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    serviceWorkers: 'block',
    contextOptions: { reducedMotion: 'reduce' },
    // A recording costs as much again as the test; `npx playwright test --trace on` makes one where it is needed.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node scripts/serve.mjs --strict-port --port ${port} --base ${base}`,
    url: `http://localhost:${port}${base}`,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
