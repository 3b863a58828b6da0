import { expect, test as base } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { isLongRun } from '../long-run';
import { Play } from './play';
import { OwnBrowser, withProfile } from './profile';
import { KINDS, makeScript, MOMENTS, TABS, WAYS } from './script';
import { Tally } from './tally';

/**
 * Seeded kills of the page, and with the seeds from WHOLE_BROWSER on of the browser, while things are done in it. After each
 * one everything that the page called `Saved` has to be there, and nothing half done. `npm test` plays two seeds,
 * 20 kills, `npm run test:long` four; `npm run test:kill` plays many more, or one with `--seed N`.
 */
const SAMPLE = isLongRun ? [1, 2, 3, 4] : [1, 6];
const SEEDS = process.env['RECALL_KILL_SEEDS']?.split(',').map(Number) ?? SAMPLE;
const WHOLE_BROWSER = 1_000_000;
const REPORT = process.env['RECALL_KILL_REPORT'];

/** One profile for all cases of a worker: what is loaded once stays in the browser's cache. Each case empties its storage. */
const test = base.extend<object, { profile: BrowserContext }>({
  profile: [
    async ({ launchOptions }, use) => withProfile(launchOptions, use),
    { scope: 'worker' },
  ],
});

async function playCase(seed: number, base: string | undefined, context: BrowserContext, own: OwnBrowser | null): Promise<void> {
  if (base === undefined) throw new Error('playwright.config.ts sets a baseURL');
  const tally = new Tally();
  const play = new Play({ context, base, own }, tally);
  try {
    await play.run(seed);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\n\n${play.log.join('\n')}\n\nnpm run test:kill -- --seed ${seed} plays it again.`, { cause: error });
  } finally {
    if (REPORT !== undefined) tally.report(REPORT);
  }
}

// Ten kills one after the other.
test.describe.configure({ timeout: 600_000 });

test('the sample has every kind of kill, way to end a page and moment', () => {
  const kills = SAMPLE.flatMap((seed) => makeScript(seed, false).kills);
  expect(kills.length).toBeGreaterThanOrEqual(10 * SAMPLE.length);
  expect(new Set(kills.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  expect(new Set(kills.map(({ way }) => way))).toEqual(new Set(WAYS));
  // A seed has its second tab at work in one way.
  expect(new Set(kills.flatMap(({ kind, tab }) => (kind === 'two tabs' ? [tab] : []))).size).toBe(isLongRun ? TABS.length : 2);
  expect(new Set(kills.map(({ moment }) => moment.at))).toEqual(new Set(MOMENTS));
});

for (const seed of SEEDS) {
  if (seed < WHOLE_BROWSER) {
    test(`kills of seed ${seed} lose nothing that was saved`, async ({ profile, baseURL }) => {
      for (const page of profile.pages().slice(1)) await page.close();
      await playCase(seed, baseURL, profile, null);
    });
  } else {
    test(`kills of the whole browser, seed ${seed}, lose nothing that was saved`, async ({ baseURL }) => {
      const executable = await findBrowser();
      if (executable === null) throw new Error('There is no Chrome or Chromium here.');
      const own = await OwnBrowser.make(executable);
      try {
        await playCase(seed, baseURL, await own.start(), own);
      } finally {
        await own.remove();
      }
    });
  }
}
