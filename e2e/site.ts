import { cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeBuildList } from '../scripts/build-list.mjs';
import { distFolder } from '../scripts/paths.mjs';
import { startServer } from '../scripts/serve.mjs';

/** A copy of the built site on a server (and so an origin) of its own, which a test may change and take away. */
export class Site {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'recall-site-'));
  #server: Awaited<ReturnType<typeof startServer>> | null = null;

  private constructor() {
    cpSync(distFolder, this.#folder, { recursive: true, filter: (file) => path.basename(file) !== 'assets' });
    // Links: the assets are large, and `write` replaces a file instead of changing it.
    mkdirSync(path.join(this.#folder, 'assets'));
    for (const name of readdirSync(path.join(distFolder, 'assets'))) {
      linkSync(path.join(distFolder, 'assets', name), path.join(this.#folder, 'assets', name));
    }
  }

  static async start(): Promise<Site> {
    const site = new Site();
    site.#server = await startServer({ root: site.#folder, port: 0, base: '/recall/' });
    return site;
  }

  get url(): string {
    if (!this.#server) throw new Error('The site is not served.');
    return this.#server.url;
  }

  /** Path below the site of the one file that begins and ends like this. */
  asset(begin: string, end: string): string {
    const names = readdirSync(path.join(this.#folder, 'assets')).filter((name) => name.startsWith(begin) && name.endsWith(end));
    if (names.length !== 1) throw new Error(`One file was expected for ${begin}…${end}, but there are: ${names.join(', ')}`);
    return `assets/${names[0]}`;
  }

  read(file: string): Buffer {
    return readFileSync(path.join(this.#folder, file));
  }

  write(file: string, content: string | Buffer): void {
    this.remove(file);
    writeFileSync(path.join(this.#folder, file), content);
  }

  remove(file: string): void {
    rmSync(path.join(this.#folder, file));
  }

  /** The engine of another version, which the page refuses; all else of the site needs no Python, and is up sooner. */
  breakPython(): void {
    const engine = this.asset('engine-', '.js');
    this.write(engine, `${this.read(engine).toString()}\n`);
  }

  /** Another build of the site: it says so on its root element, its icon is another, and it lacks `gone`. */
  deploy(version: string, gone: readonly string[] = []): void {
    this.write('index.html', this.read('index.html').toString().replace(/<html lang="en"[^>]*>/, `<html lang="en" data-version="${version}">`));
    this.write('mark.svg', `<svg xmlns="http://www.w3.org/2000/svg"><title>${version}</title></svg>`);
    for (const file of gone) this.remove(file);
    writeBuildList(this.#folder);
  }

  /** Takes the server away; what is stored in the browser is all there is from now on. */
  async goOffline(): Promise<void> {
    await this.#server?.close();
  }

  async end(): Promise<void> {
    await this.goOffline();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
