import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pages } from './pages';

const SCOPE = 'https://example.org/recall/';
const entries = new Map<string, Response>();

beforeEach(() => {
  entries.clear();
  vi.useFakeTimers();
  vi.stubGlobal('caches', {
    open: () =>
      Promise.resolve({
        keys: () => Promise.resolve([...entries.keys()].map((url) => ({ url }))),
        match: (url: string) => Promise.resolve(entries.get(url)?.clone()),
        put: (url: string, response: Response) => Promise.resolve(void entries.set(url, response)),
        delete: ({ url }: { url: string }) => Promise.resolve(entries.delete(url)),
      }),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('keeps a page that the browser does not count as open yet, for a minute', async () => {
  const pages = new Pages(SCOPE);
  await pages.remember('page', 'old', true);
  await pages.keepOnly(new Set());
  expect(await pages.buildOf('page')).toBe('old');
  expect(pages.arriving()).toEqual(['old']);

  vi.advanceTimersByTime(61_000);
  expect(pages.arriving()).toEqual([]);
  await pages.keepOnly(new Set());
  expect(await pages.buildOf('page')).toBeNull();
});

it('forgets a page that has spoken as soon as it is closed', async () => {
  const pages = new Pages(SCOPE);
  await pages.remember('page', 'old', true);
  await pages.remember('page', 'old');
  expect(pages.arriving()).toEqual([]);
  await pages.keepOnly(new Set());
  expect(await pages.buildOf('page')).toBeNull();
});
