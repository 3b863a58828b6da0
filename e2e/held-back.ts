import type { Page } from '@playwright/test';

/** The large parts of the site, and the built files that they need. */
const FILES = { editor: ['code-editor-', 'editor.api-'], Python: ['snapshot-', 'pyodide.asm-', 'python_stdlib-'] } as const;

/** A part of the site that only some tests need. */
export type Part = keyof typeof FILES;

export const ALL_PARTS: readonly Part[] = ['editor', 'Python'];

/** What the requests for parts of the site look like, for the browser's Fetch domain. */
export function requestsFor(parts: readonly Part[]): { urlPattern: string }[] {
  return parts.flatMap((part) => FILES[part].map((name) => ({ urlPattern: `*/assets/${name}*` })));
}

/**
 * Keeps parts of the site from arriving in a page, now and after each reload, as on a very slow line: most of the time that
 * the site takes to open is theirs.
 */
export async function holdBack(page: Page, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  const session = await page.context().newCDPSession(page);
  // A request that is paused and never answered waits until the page is gone.
  await session.send('Fetch.enable', { patterns: requestsFor(parts) });
}
