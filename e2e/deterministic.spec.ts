import type { Browser } from '@playwright/test';
import { App } from './app';
import { expect, test, testInSharedTab } from './test';

/** The trace of a first run in a browser of its own, elsewhere on earth. */
async function traceIn(browser: Browser, timezoneId: string, baseURL: string | undefined): Promise<string> {
  if (baseURL === undefined) throw new Error('playwright.config.ts sets a baseURL');
  const context = await browser.newContext({ timezoneId, locale: 'de-DE', baseURL });
  const app = new App(await context.newPage());
  await app.openShell({ needs: ['Python'] });
  await app.run();
  const trace = await app.exportTrace();
  await context.close();
  return trace;
}

test('the same workspace gives the same trace, byte for byte: again, after a reload, and in another time zone', async ({ page, browser, baseURL }) => {
  const app = new App(page);
  await app.openShell({ needs: ['Python'] });
  expect(await app.run()).toMatch(/ 0 errors$/);
  const first = await app.exportTrace();
  const lines = first.trimEnd().split('\n').map((line): { seq: number; kind: string } => JSON.parse(line));
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index));
  expect(lines[0]?.kind).toBe('start');
  expect(new Set(lines.map(({ kind }) => kind))).toContain('request');
  expect(new Set(lines.map(({ kind }) => kind))).toContain('result');

  await app.run();
  expect(await app.exportTrace()).toBe(first);

  await app.reloadShell();
  expect(await app.exportTrace()).toBe(first);
  await app.run();
  expect(await app.exportTrace()).toBe(first);

  expect(await traceIn(browser, 'Pacific/Kiritimati', baseURL)).toBe(first);
});

testInSharedTab('randomness follows the seed', async ({ app }) => {
  await app.importTree({
    'rules/random_values.py': [
      'import os, random, time, uuid',
      'from datetime import datetime, timezone',
      '',
      '',
      'def rule(event):',
      '    print(random.random(), os.urandom(8).hex(), uuid.uuid4(), hash("x"), time.time(), datetime.now(timezone.utc), datetime.now())',
      '    return False',
      '',
    ].join('\n'),
  });
  await app.run();
  const first = await app.exportTrace();
  expect(first).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
  await app.run();
  expect(await app.exportTrace()).toBe(first);
});
