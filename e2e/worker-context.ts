import type { Browser, BrowserContext, PlaywrightTestOptions } from '@playwright/test';

/**
 * A browser context for all tests of a worker, with the settings of playwright.config.ts: the one that each test gets has them
 * by itself. Throws where there is no baseURL.
 */
export async function openWorkerContext(browser: Browser, use: Partial<PlaywrightTestOptions>): Promise<{ context: BrowserContext; baseURL: string }> {
  const { baseURL, viewport = null, locale = 'en-US', timezoneId = 'UTC', contextOptions } = use;
  if (baseURL === undefined) throw new Error('playwright.config.ts sets a baseURL');
  return { baseURL, context: await browser.newContext({ ...contextOptions, baseURL, viewport, locale, timezoneId, serviceWorkers: 'block' }) };
}
