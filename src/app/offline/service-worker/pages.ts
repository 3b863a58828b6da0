/**
 * Which build each open page and each of its workers was loaded from, by the ID that the browser gives them. Kept in a
 * cache, because the browser ends a service worker whenever it is idle.
 */
export class Pages {
  readonly #scope: string;
  readonly #name: string;
  readonly #known = new Map<string, string>();

  /** `scope`: the URL of the site's folder. */
  constructor(scope: string) {
    this.#scope = scope;
    this.#name = `recall-pages ${new URL(scope).pathname}`;
  }

  async remember(page: string, build: string): Promise<void> {
    if (this.#known.get(page) === build) return;
    this.#known.set(page, build);
    await (await caches.open(this.#name)).put(this.#url(page), new Response(build));
  }

  /** null for a page that has not said it and was not loaded through this service worker. */
  async buildOf(page: string): Promise<string | null> {
    const known = this.#known.get(page);
    if (known !== undefined) return known;
    const stored = await (await caches.open(this.#name)).match(this.#url(page));
    if (!stored) return null;
    const build = await stored.text();
    this.#known.set(page, build);
    return build;
  }

  /** Forgets all pages but these. */
  async keepOnly(pages: ReadonlySet<string>): Promise<void> {
    for (const page of this.#known.keys()) if (!pages.has(page)) this.#known.delete(page);
    const kept = new Set([...pages].map((page) => this.#url(page)));
    const cache = await caches.open(this.#name);
    for (const request of await cache.keys()) if (!kept.has(request.url)) await cache.delete(request);
  }

  #url(page: string): string {
    return new URL(page, this.#scope).href;
  }
}
