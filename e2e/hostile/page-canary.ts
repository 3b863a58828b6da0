import type { Page } from '@playwright/test';

/** Part of every secret that is planted. It is nowhere in the site or the fixtures. */
export const SECRET = 'secret-of-the-reader';

/** Puts a secret into every kind of storage that the site's origin has, from an empty document in its folder: no part of the site runs. */
export async function plantSecrets(page: Page, site: string): Promise<void> {
  const place = new URL('plant', site).href;
  await page.route(place, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><link rel="icon" href="data:,">' }));
  await page.goto(place);
  await page.unroute(place);
  await page.evaluate(async (secret) => {
    localStorage.setItem('private', `${secret} in localStorage`);
    sessionStorage.setItem('private', `${secret} in sessionStorage`);
    document.cookie = `private=${secret} in a cookie`;
    const cache = await caches.open('private');
    await cache.put('./private', new Response(`${secret} in Cache Storage`));
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle('private', { create: true })).createWritable();
    await file.write(`${secret} in a private file`);
    await file.close();
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('private', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('private').put(`${secret} in IndexedDB`, 'private');
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
      opening.onerror = () => reject(new Error('No secret could be stored.'));
    });
  }, SECRET);
}

/** Collects breaches of the policy in the page, before any of its scripts runs. */
export async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const breaches: string[] = [];
    Object.assign(globalThis, { policyBreaches: breaches });
    document.addEventListener('securitypolicyviolation', (event) => breaches.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
}

/**
 * Looks for what a script that got into the page, or markup that was not escaped, leaves behind: marks on the window,
 * another title, elements that load or run something, links that lead away. Returns a sentence for each.
 */
export function findMarks(page: Page): Promise<string[]> {
  return page.evaluate((secret) => {
    const found: string[] = [];
    const world = globalThis as unknown as { pwned?: unknown; policyBreaches?: string[] };
    if (world.pwned !== undefined) found.push('a script ran in the page');
    for (const breach of world.policyBreaches?.splice(0) ?? []) found.push(`the page's policy stopped ${breach}`);
    if (Object.hasOwn(Object.prototype, 'polluted')) found.push('the prototype of all objects was changed');
    if (!document.title.includes('Recall') || document.title.includes('pwned')) found.push(`the title is ${document.title}`);
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.getAttribute('sandbox') !== 'allow-scripts' || !frame.hidden) found.push('there is another frame');
    }
    const injected = document.querySelectorAll(
      'body script, object, embed, video, audio, base, body meta, body link, form[action], img:not([src^="data:"]), [onerror], [onload], [onclick], [onmouseover], [style*="url("], .pwned, #pwned',
    );
    for (const element of injected) found.push(`there is ${element.outerHTML.slice(0, 200)}`);
    for (const element of document.querySelectorAll('[href], [src], [xlink\\:href]')) {
      for (const name of ['href', 'src', 'xlink:href']) {
        const address = element.getAttribute(name);
        if (address === null || element.tagName === 'IFRAME') continue;
        const url = new URL(address, location.href);
        if (url.origin !== location.origin && !(element.tagName === 'IMG' && url.protocol === 'data:')) found.push(`there is a link to ${address.slice(0, 200)}`);
      }
    }
    if (document.documentElement.outerHTML.includes(secret)) found.push('a secret is on the screen');
    return found;
  }, SECRET);
}
