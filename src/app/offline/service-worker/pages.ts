/** How long a page may take from the answer to its navigation until the browser counts it among those that are open. */
const ARRIVAL_MILLISECONDS = 60_000;

/**
 * Which build each open page and each of its workers was loaded from, by the ID that the browser gives them. Kept in a
 * cache, because the browser ends a service worker whenever it is idle.
 */
export class Pages {
  readonly #scope: string;
  readonly #name: string;
  readonly #known = new Map<string, string>();
  /** When the navigations of pages were answered that have not spoken yet; a service worker that was ended has forgotten it. */
  readonly #since = new Map<string, number>();

  /** `scope`: the URL of the site's folder. */
  constructor(scope: string) {
    this.#scope = scope;
    this.#name = `recall-pages ${new URL(scope).pathname}`;
  }

  /** `isArriving`: its navigation was answered just now. One that speaks for itself has arrived. */
  async remember(page: string, build: string, isArriving = false): Promise<void> {
    if (isArriving) this.#since.set(page, performance.now());
    else this.#since.delete(page);
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

  /** Builds of pages that came lately: the browser may not say yet that these are open. */
  arriving(): string[] {
    return [...this.#known].filter(([page]) => this.#isArriving(page)).map(([, build]) => build);
  }

  /** Forgets all pages but these, and those that came lately. */
  async keepOnly(open: ReadonlySet<string>): Promise<void> {
    const pages = new Set([...open, ...[...this.#since.keys()].filter((page) => this.#isArriving(page))]);
    for (const page of [...this.#known.keys(), ...this.#since.keys()]) {
      if (pages.has(page)) continue;
      this.#known.delete(page);
      this.#since.delete(page);
    }
    const kept = new Set([...pages].map((page) => this.#url(page)));
    const cache = await caches.open(this.#name);
    for (const request of await cache.keys()) if (!kept.has(request.url)) await cache.delete(request);
  }

  #isArriving(page: string): boolean {
    const since = this.#since.get(page);
    return since !== undefined && performance.now() - since < ARRIVAL_MILLISECONDS;
  }

  #url(page: string): string {
    return new URL(page, this.#scope).href;
  }
}
