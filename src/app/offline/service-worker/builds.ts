/** The files of one build of the site, as `scripts/build-list.mjs` lists them. */
export interface BuildList {
  id: string;
  /** Path below the site's folder → SHA-256 in base64. */
  files: Readonly<Record<string, string>>;
}

/** What is written into a build's cache when all its files are there. */
interface Complete {
  files: Readonly<Record<string, string>>;
  /** Counts completions: the newest build has the highest. The clock of a computer may go back. */
  order: number;
}

/** Files that are fetched at the same time: enough not to wait for each, few enough not to be in the page's way. */
const AT_ONCE = 3;

/**
 * The builds of the site that are stored, a cache each. What is in a cache has been checked against the SHA-256 of its
 * build's list, so that neither a stale copy nor a server that is half-way through an update can mix two versions.
 */
export class Builds {
  readonly #scope: string;
  /** Caches belong to the whole origin, on which other sites may live. */
  readonly #prefix: string;

  /** `scope`: the URL of the site's folder. */
  constructor(scope: string) {
    this.#scope = scope;
    this.#prefix = `recall ${new URL(scope).pathname} `;
  }

  /** The builds that are stored whole, newest first. */
  async complete(): Promise<string[]> {
    const found: { id: string; order: number }[] = [];
    for (const id of await this.#ids()) {
      const complete = await this.#readComplete(id);
      if (complete) found.push({ id, order: complete.order });
    }
    return found.sort((a, b) => b.order - a.order).map(({ id }) => id);
  }

  async newest(): Promise<string | null> {
    return (await this.complete())[0] ?? null;
  }

  /** A file of a stored build; undefined when it has none of this path. */
  async file(id: string, path: string): Promise<Response | undefined> {
    if (!(await caches.has(this.#prefix + id))) return undefined;
    return (await caches.open(this.#prefix + id)).match(this.#url(path), { ignoreVary: true });
  }

  /**
   * Stores a build; what is there already is not fetched again, so an attempt that was broken off goes on where it was.
   * Rejects with a sentence when a file cannot be had as it has to be, or when there is no room.
   */
  async store({ id, files }: BuildList): Promise<void> {
    const cache = await caches.open(this.#prefix + id);
    const present = new Set((await cache.keys()).map(({ url }) => url));
    const others = await this.#others(id);
    const waiting = Object.entries(files).filter(([path]) => !present.has(this.#url(path)));
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [path, hash] = next;
        await cache.put(this.#url(path), (await this.#copy(others, path, hash)) ?? (await this.#fetch(path, hash)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const order = Math.max(0, ...(await this.#others(id)).map((other) => other.order)) + 1;
    await cache.put(this.#completeUrl, new Response(JSON.stringify({ files, order } satisfies Complete)));
  }

  /**
   * Deletes the builds that are stored whole, but for these; `partial`: also those that are not. Such a one may be on its way
   * at this moment, stored by the service worker that comes next.
   */
  async keepOnly(ids: ReadonlySet<string>, partial: boolean): Promise<void> {
    for (const id of partial ? await this.#ids() : await this.complete()) if (!ids.has(id)) await caches.delete(this.#prefix + id);
  }

  async #ids(): Promise<string[]> {
    return (await caches.keys()).filter((name) => name.startsWith(this.#prefix)).map((name) => name.slice(this.#prefix.length));
  }

  async #others(id: string): Promise<({ id: string } & Complete)[]> {
    const others: ({ id: string } & Complete)[] = [];
    for (const other of await this.#ids()) {
      const complete = other === id ? null : await this.#readComplete(other);
      if (complete) others.push({ id: other, ...complete });
    }
    return others;
  }

  async #readComplete(id: string): Promise<Complete | null> {
    const response = await (await caches.open(this.#prefix + id)).match(this.#completeUrl);
    // Written by `store` alone, in a cache that only this site's own code can reach.
    return response ? ((await response.json()) as Complete) : null;
  }

  /** The same file out of another build. */
  async #copy(others: readonly ({ id: string } & Complete)[], path: string, hash: string): Promise<Response | undefined> {
    const owner = others.find(({ files }) => files[path] === hash);
    return owner && this.file(owner.id, path);
  }

  /** The browser checks the hash. A copy that it has kept will do if it is the right one; if not, the server is asked. */
  async #fetch(path: string, hash: string): Promise<Response> {
    const url = this.#url(path);
    const integrity = `sha256-${hash}`;
    try {
      return await fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: 'reload' }));
    } catch {
      throw new Error(`${path} could not be fetched, or is not the file of this version.`);
    }
  }

  /** The page itself is asked for by its folder: some hosts redirect `index.html` there, and a redirect cannot be a page. */
  #url(path: string): string {
    return new URL(path === 'index.html' ? './' : path, this.#scope).href;
  }

  /** No file has this name: builds have no files that begin with a point. */
  get #completeUrl(): string {
    return new URL('.complete', this.#scope).href;
  }
}
