import type { Page } from '@playwright/test';

/**
 * Collects what must never happen on a page: errors in the console or thrown, breaches of the content security policy,
 * and requests to another origin (from the page, its frames or its workers).
 *
 * @param origin the one origin that may be asked
 * @returns the problems so far, one sentence each; grows while the page lives
 */
export function watchPage(page: Page, origin: string): readonly string[] {
  const problems: string[] = [];
  const checkUrl = (what: string, address: string): void => {
    const url = new URL(address);
    if (!['data:', 'blob:', 'about:'].includes(url.protocol) && url.origin !== origin) problems.push(`${what} to another origin: ${address}`);
  };
  page.on('console', (message) => {
    const isPolicy = /content security policy|trusted type/i.test(message.text());
    if (message.type() === 'error' || (message.type() === 'warning' && isPolicy)) {
      problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('crash', () => problems.push('the page crashed'));
  page.on('request', (request) => checkUrl('request', request.url()));
  page.on('requestfailed', (request) => {
    // A page that is left or reloaded cancels what it was loading.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`failed request: ${request.url()} (${request.failure()?.errorText ?? 'no reason'})`);
  });
  page.on('websocket', (socket) => checkUrl('web socket', socket.url().replace(/^ws/, 'http')));
  return problems;
}
