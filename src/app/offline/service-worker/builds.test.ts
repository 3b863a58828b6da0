import { createHash } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { Builds, type BuildList } from './builds';

const SCOPE = 'https://example.org/recall/';

/** The browser's caches, as far as builds use them. */
class FakeCaches {
  readonly #caches = new Map<string, Map<string, Response>>();

  readonly keys = (): Promise<string[]> => Promise.resolve([...this.#caches.keys()]);
  readonly has = (name: string): Promise<boolean> => Promise.resolve(this.#caches.has(name));
  readonly delete = (name: string): Promise<boolean> => Promise.resolve(this.#caches.delete(name));
  readonly open = (name: string): Promise<object> => {
    const entries = this.#caches.get(name) ?? new Map<string, Response>();
    this.#caches.set(name, entries);
    return Promise.resolve({
      keys: () => Promise.resolve([...entries.keys()].map((url) => ({ url }))),
      match: (url: string) => Promise.resolve(entries.get(url)?.clone()),
      put: (url: string, response: Response) => Promise.resolve(void entries.set(url, response)),
    });
  };
}

function build(id: string, texts: Record<string, string>): BuildList {
  const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
  return { id, files: Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, hash(text)])) };
}

/** Serves these texts, and says which paths were asked for. */
function serve(texts: Record<string, string>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    const path = url.slice(SCOPE.length);
    asked.push(path);
    const text = texts[path];
    return text === undefined ? Promise.reject(new TypeError('no such file')) : Promise.resolve(new Response(text));
  });
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('what is stored of a build is kept while others are cleaned up, and not fetched again', async () => {
  vi.stubGlobal('caches', new FakeCaches());
  const builds = new Builds(SCOPE);
  serve({ 'a.js': 'a', 'b.js': 'b' });
  await builds.store(build('old', { 'a.js': 'a' }));
  await builds.store(build('own', { 'a.js': 'a', 'b.js': 'b' }));

  serve({ 'c.js': 'c' });
  const next = build('next', { 'b.js': 'b', 'c.js': 'c', 'd.js': 'd' });
  await expect(builds.store(next)).rejects.toThrow('d.js could not be fetched');
  await builds.keepOnly(new Set(['own']), false);
  expect(await builds.complete()).toEqual(['own']);

  const asked = serve({ 'd.js': 'd' });
  await builds.store(next);
  expect(asked).toEqual(['d.js']);
  expect(await builds.complete()).toEqual(['next', 'own']);
  expect(await (await builds.file('next', 'b.js'))?.text()).toBe('b');
});

it('what was given up goes once a new worker takes over', async () => {
  const caches = new FakeCaches();
  vi.stubGlobal('caches', caches);
  const builds = new Builds(SCOPE);
  serve({});
  await expect(builds.store(build('never', { 'a.js': 'a' }))).rejects.toThrow('a.js could not be fetched');
  expect(await caches.keys()).toHaveLength(1);
  await builds.keepOnly(new Set(['own']), true);
  expect(await caches.keys()).toEqual([]);
});
