import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as plain, type Page } from '@playwright/test';
import { App } from './app';
import { COUNTER_KEY, counterRule, counterWorkspace } from './sample-workspace';
import { expect } from './test';

interface ForeignServer {
  url: string;
  calls: () => number;
}

/** `foreign` is a server of another origin that counts requests; browsers may connect before they look at the policy, and say nothing then. */
const test = plain.extend<{ foreign: ForeignServer }>({
  foreign: async ({}, use) => {
    let calls = 0;
    const server = http.createServer((_request, response) => {
      calls += 1;
      response.setHeader('Access-Control-Allow-Origin', '*').end();
    });
    server.on('upgrade', (_request, socket) => {
      calls += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, calls: () => calls });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

/** Directives that were broken in the page so far. */
async function listenForViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const directives: string[] = [];
    Object.assign(window, { violations: directives });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => directives.push(effectiveDirective));
  });
  return () => page.evaluate(() => Reflect.get(window, 'violations') as string[]);
}

/** Markup as somebody who could write into the document would write it, and the directive that refuses it. */
const MARKUP: { what: string; directive: string; html: (foreign: string) => string }[] = [
  { what: 'a script', directive: 'script-src-elem', html: () => '<script>window.intruded = true</script>' },
  { what: 'a handler', directive: 'script-src-attr', html: () => '<img src="data:," onerror="window.intruded = true">' },
  { what: 'a foreign script', directive: 'script-src-elem', html: (foreign) => `<script src="${foreign}"></script>` },
  { what: 'a foreign module', directive: 'script-src-elem', html: (foreign) => `<script type="module" src="${foreign}"></script>` },
  { what: 'a foreign picture', directive: 'img-src', html: (foreign) => `<img src="${foreign}">` },
  { what: 'a foreign frame', directive: 'frame-src', html: (foreign) => `<iframe src="${foreign}"></iframe>` },
  { what: 'a frame of our own origin', directive: 'frame-src', html: () => '<iframe src="./mark.svg"></iframe>' },
  { what: 'a foreign style sheet', directive: 'style-src-elem', html: (foreign) => `<link rel="stylesheet" href="${foreign}">` },
  { what: 'a foreign font', directive: 'font-src', html: (foreign) => `<style>@font-face { font-family: f; src: url(${foreign}); } #root { font-family: f; }</style>` },
  { what: 'a plug-in', directive: 'object-src', html: (foreign) => `<object type="application/pdf" data="${foreign}"></object>` },
  { what: 'a foreign video', directive: 'media-src', html: (foreign) => `<video src="${foreign}"></video>` },
  { what: 'another base', directive: 'base-uri', html: (foreign) => `<base href="${foreign}">` },
];

for (const { what, directive, html } of MARKUP) {
  test(`${what} in the document is refused`, async ({ page, foreign }) => {
    const violations = await listenForViolations(page);
    await page.route(/\/recall\/$/, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      // In place of the app, so that nothing but the markup can be what is refused.
      await route.fulfill({ response, body: text.replaceAll(/<(script|link rel="stylesheet").*?>/g, '').replace('</body>', `<p>loaded</p>${html(foreign.url)}</body>`) });
    });
    await page.goto('');
    await expect(page.getByText('loaded')).toBeVisible();
    await expect.poll(violations).toContain(directive);
    expect(await page.evaluate(() => 'intruded' in window)).toBe(false);
    expect(foreign.calls()).toBe(0);
  });
}

/** What a script in the page could try, and the directive that refuses it. */
const ATTEMPTS: { what: string; directive: string; attempt: (foreign: string) => unknown }[] = [
  { what: 'a fetch', directive: 'connect-src', attempt: (foreign) => void fetch(foreign).catch(() => undefined) },
  { what: 'a beacon', directive: 'connect-src', attempt: (foreign) => void navigator.sendBeacon(foreign, 'text') },
  { what: 'a web socket', directive: 'connect-src', attempt: (foreign) => void new WebSocket(foreign.replace('http', 'ws')) },
  { what: 'an event stream', directive: 'connect-src', attempt: (foreign) => void new EventSource(foreign) },
  { what: 'an import', directive: 'script-src-elem', attempt: (foreign) => void import(foreign).catch(() => undefined) },
  {
    what: 'a form',
    directive: 'form-action',
    attempt: (foreign) => {
      const form = document.createElement('form');
      form.action = foreign;
      document.body.append(form);
      form.submit();
    },
  },
];

test('a script of the page reaches no other origin', async ({ page, foreign }) => {
  const violations = await listenForViolations(page);
  await new App(page).openShell();
  for (const { what, directive, attempt } of ATTEMPTS) {
    const before = (await violations()).length;
    await page.evaluate(attempt, foreign.url);
    await expect.poll(async () => (await violations()).slice(before), what).toContain(directive);
  }
  expect(foreign.calls()).toBe(0);
});

/** Texts that would become code. */
const UNTRUSTED: { what: string; attempt: (foreign: string) => unknown }[] = [
  { what: 'innerHTML', attempt: () => (document.createElement('div').innerHTML = '<b>text</b>') },
  { what: 'a worker from a blob', attempt: () => new Worker(URL.createObjectURL(new Blob(['1']))) },
  { what: 'a worker from elsewhere', attempt: (foreign) => new Worker(foreign) },
  { what: 'a script from a blob', attempt: () => (document.createElement('script').src = URL.createObjectURL(new Blob(['1']))) },
  { what: 'a script from elsewhere', attempt: (foreign) => (document.createElement('script').src = foreign) },
  { what: 'a script of our origin outside our folder', attempt: () => (document.createElement('script').src = '/elsewhere.js') },
  { what: 'the text of a script', attempt: () => (document.createElement('script').text = 'window.intruded = true') },
  { what: 'a handler in an attribute', attempt: () => document.body.setAttribute('onclick', 'window.intruded = true') },
  { what: 'a document for a frame', attempt: () => (document.createElement('iframe').srcdoc = '<p>text</p>') },
  { what: 'a parsed document', attempt: () => new DOMParser().parseFromString('<b>text</b>', 'text/html') },
  { what: 'a timer with a text', attempt: () => Reflect.apply(setTimeout, window, ['window.intruded = true']) as unknown },
  { what: 'one more policy', attempt: () => Reflect.get(window, 'trustedTypes').createPolicy('another', {}) as unknown },
  { what: 'the default policy again', attempt: () => Reflect.get(window, 'trustedTypes').createPolicy('default', {}) as unknown },
];

test('no text becomes code: Trusted Types refuse it', async ({ page, foreign }) => {
  await new App(page).openShell();
  for (const { what, attempt } of UNTRUSTED) {
    await expect(page.evaluate(attempt, foreign.url), what).rejects.toThrow(/TypeError|requires? 'Trusted/);
  }
  expect(await page.evaluate(() => 'intruded' in window)).toBe(false);
  expect(foreign.calls()).toBe(0);
});

test('eval and its like are refused', async ({ page }) => {
  await new App(page).openShell();
  // Each in a task of the page's own: the evaluation of a test has the leave that the page does not have.
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          const makers = [() => {}, async () => {}, function* () {}].map((sample) => sample.constructor);
          const tries = [() => Reflect.apply(Reflect.get(window, 'eval'), null, ['1']) as unknown, ...makers.map((maker) => () => Reflect.construct(maker, ['']) as unknown)];
          resolve(
            tries.map((attempt) => {
              try {
                attempt();
                return 'ran';
              } catch (error) {
                return String(error).split(':')[0];
              }
            }),
          );
        });
      }),
  );
  expect(outcome).toEqual(['EvalError', 'EvalError', 'EvalError', 'EvalError']);
});

test('the app itself never meets the policy', async ({ page }) => {
  const violations = await listenForViolations(page);
  const app = new App(page);
  await app.open();
  await app.importTree(counterWorkspace(3));
  await app.setFile('Sample.Counter', counterRule(2));
  await page.keyboard.press('Control+Home');
  // The editor's own windows: suggestions, find, hover, the list of commands.
  for (const keys of ['Control+Space', 'Escape', 'Control+F', 'Escape', 'F1', 'Escape']) await page.keyboard.press(keys);
  await app.run();
  for (const tab of ['Alerts', 'Output', 'Trace', 'Events', 'Cache'] as const) await app.openTab(tab);
  const item = await app.openItem(COUNTER_KEY);
  await item.getByRole('button', { name: 'Cancel' }).click();
  await app.button('Settings').click();
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Done' }).click();
  await app.exportTrace();
  await app.openFile('sample.jsonl');
  expect(await violations()).toEqual([]);
});
