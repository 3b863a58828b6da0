import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { distFolder } from '../../scripts/paths.mjs';

/** Guards that can be taken away from the built site, to see that each holds alone and that the tests see when none does. */
export type Guard = 'names' | 'policies' | 'sandbox';

const ENGINE = /^assets\/engine-[\w-]+\.js$/;
const PAGE = /^assets\/index-[\w-]+\.js$/;

interface Removal {
  /** The built file, as a path below dist/. */
  file: RegExp;
  from: RegExp;
  to: string;
}

const REMOVALS: Readonly<Record<Guard, readonly Removal[]>> = {
  // The list in src/engine/sandbox/lockdown.ts.
  names: [{ file: ENGINE, from: /\[(?:`\w+`,){10,}`onmessage`\]/, to: '[]' }],
  // That of the frame (src/engine/sandbox/frame-document.ts), and that of the page, which the frame inherits.
  policies: [
    { file: PAGE, from: /default-src 'none'; script-src 'unsafe-inline'[^`"]*/, to: '' },
    { file: /^index\.html$/, from: /<meta http-equiv="Content-Security-Policy"[^>]*>/, to: '' },
  ],
  // The attribute in src/engine/sandbox/sandbox.ts.
  sandbox: [{ file: PAGE, from: /`allow-scripts`/, to: '`allow-scripts allow-same-origin`' }],
};

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Replaces text that must be there exactly once. */
function replaceOnce(file: string, text: string, from: string | RegExp, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`${file} does not have ${String(from)} once.`);
  return text.replace(from, () => to);
}

/** The files of the built site that differ without these guards. */
function changedFiles(guards: readonly Guard[]): Map<string, string> {
  const removals = guards.flatMap((guard) => REMOVALS[guard]);
  const built = readdirSync(distFolder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const texts = new Map<string, string>();
  for (const file of built) {
    const own = removals.filter((removal) => removal.file.test(file));
    if (own.length === 0) continue;
    const whole = readFileSync(path.join(distFolder, file), 'utf8');
    texts.set(file, own.reduce((text, { from, to }) => replaceOnce(file, text, from, to), whole));
  }
  // The page takes the engine only with the hash that it was built with.
  const engine = [...texts.keys()].find((file) => ENGINE.test(file));
  const page = built.find((file) => PAGE.test(file));
  if (engine !== undefined && page !== undefined) {
    const text = texts.get(page) ?? readFileSync(path.join(distFolder, page), 'utf8');
    const before = hashOf(readFileSync(path.join(distFolder, engine), 'utf8'));
    texts.set(page, replaceOnce(page, text, before, hashOf(texts.get(engine) ?? '')));
  }
  return texts;
}

/** Serves the built site to a context without the guards named. Throws where a guard is not found exactly once. */
export async function takeAway(context: BrowserContext, guards: readonly Guard[]): Promise<void> {
  for (const [file, body] of changedFiles(guards)) {
    const isDocument = file === 'index.html';
    await context.route(
      (url) => (isDocument ? url.pathname.endsWith('/') : url.pathname.endsWith(`/${file}`)),
      (route) => route.fulfill({ body, contentType: isDocument ? 'text/html' : 'text/javascript' }),
    );
  }
}
