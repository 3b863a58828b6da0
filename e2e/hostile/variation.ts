import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { distFolder } from '../../scripts/paths.mjs';

/** Guards that can be taken away from the built site, to see that the others hold without it and that the tests see when none does. */
export type Guard = 'names' | 'page policy' | 'frame policy' | 'sandbox' | 'hidden port' | 'messages' | 'escaping' | 'paths' | 'paths again' | 'sizes';

const ENGINE = /^assets\/engine-[\w-]+\.js$/;
const IMPORT = /^assets\/import\.worker-[\w-]+\.js$/;
const PAGE = /^assets\/index-[\w-]+\.js$/;

const CHECK_PATH = /if\(\w+===``\)return`The path is empty\.`/;

interface Removal {
  /** The built file, as a path below dist/. */
  file: RegExp;
  /** What must be there exactly once. */
  from: RegExp;
  /** May refer to groups of `from`. */
  to: string;
}

const REMOVALS: Readonly<Record<Guard, Removal>> = {
  // The list in src/engine/sandbox/lockdown.ts.
  names: { file: ENGINE, from: /`fetch\.XMLHttpRequest\.[\w.]+\.onmessage`\.split\(`\.`\)/, to: '[]' },
  // scripts/policy-plugin.ts; the frame inherits it.
  'page policy': { file: /^index\.html$/, from: /<meta http-equiv="Content-Security-Policy"[^>]*>/, to: '' },
  // src/engine/sandbox/frame-document.ts.
  'frame policy': { file: PAGE, from: /default-src 'none'; script-src 'unsafe-inline'[^`"]*/, to: '' },
  // The attribute in src/engine/sandbox/sandbox.ts.
  sandbox: { file: PAGE, from: /`allow-scripts`/, to: '`allow-scripts allow-same-origin`' },
  // That the port to the page is known to the engine's own code alone (src/engine/engine.worker.ts).
  'hidden port': { file: ENGINE, from: /(\w+)=(\w+)\.postMessage\.bind\(\2\)/, to: '$1=(self.port=$2).postMessage.bind($2)' },
  // What src/engine/remote-worker.ts asks engine-protocol.ts (with check-segment.ts) and conduct.ts.
  messages: {
    file: PAGE,
    from: /let (\w+)=\w+\((\w+)\);this\.#\w+\.take\(\1\),(this\.#\w+\(\1\)\}catch)/,
    to: 'let $1=typeof $2=="number"?{type:"step",number:$2}:$2;$3',
  },
  // React puts texts into elements as texts.
  escaping: { file: PAGE, from: /(\.nodeType===3\)\{\w+\.nodeValue=(\w+);return\}\})(\w+)\.textContent=\2\}/, to: '$1/</.test($2)?$3.innerHTML=$2:$3.textContent=$2}' },
  // checkPath in src/workspace/paths.ts: while an import is read, and when its files are laid into the workspace.
  paths: { file: IMPORT, from: CHECK_PATH, to: 'return null' },
  'paths again': { file: PAGE, from: CHECK_PATH, to: 'return null' },
  // MAX_FILE_BYTES in src/workspace/import-limits.ts.
  sizes: { file: IMPORT, from: /(\w+)=52428800,/, to: '$1=1e12,' },
};

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Replaces what must be there exactly once. */
function replaceOnce(file: string, text: string, { from, to }: Pick<Removal, 'from' | 'to'>): string {
  if ([...text.matchAll(new RegExp(from, 'g'))].length !== 1) throw new Error(`${file} does not have ${String(from)} once.`);
  return text.replace(from, to);
}

/** The files of the built site that differ without these guards. */
function changedFiles(guards: readonly Guard[]): Map<string, string> {
  const removals = guards.map((guard) => REMOVALS[guard]);
  const built = readdirSync(distFolder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const read = (file: string): string => readFileSync(path.join(distFolder, file), 'utf8');
  const texts = new Map<string, string>();
  for (const file of built) {
    const own = removals.filter((removal) => removal.file.test(file));
    if (own.length > 0) texts.set(file, own.reduce((text, removal) => replaceOnce(file, text, removal), read(file)));
  }
  // The page takes the engine only with the hash that it was built with.
  const engine = [...texts.keys()].find((file) => ENGINE.test(file));
  const page = built.find((file) => PAGE.test(file));
  if (engine !== undefined && page !== undefined) {
    const parts = (texts.get(page) ?? read(page)).split(hashOf(read(engine)));
    if (parts.length !== 2) throw new Error(`${page} does not have the engine's hash once.`);
    texts.set(page, parts.join(hashOf(texts.get(engine) ?? '')));
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
