import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The service worker's file. It is the only one of a build that is not in the list, as the list is in it. */
export const SERVICE_WORKER = 'sw.js';

const BUILD_META = /(<meta name="recall-build" content=")[^"]*(")/;

const sha256 = (data) => createHash('sha256').update(data).digest('base64');

function listFiles(root) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name !== SERVICE_WORKER && statSync(path.join(root, name)).isFile())
    .sort();
}

/**
 * Gives a built site its ID, a hash over all its files: writes it into `index.html`, so that a page knows what it was loaded
 * from, and writes the list of the files with their hashes into the first line of `sw.js`. Doing it again after a change of a
 * file makes another build of the site.
 *
 * @param {string} root folder of the site, with `index.html` and `sw.js`
 * @returns {string} the ID
 */
export function writeBuildList(root) {
  const page = path.join(root, 'index.html');
  const html = readFileSync(page, 'utf8');
  if (!BUILD_META.test(html)) throw new Error('index.html has no <meta name="recall-build">, and a page would not know its build.');
  const hashOf = (name) => sha256(readFileSync(path.join(root, name)));
  // The page is hashed without the ID, which depends on that hash.
  writeFileSync(page, html.replace(BUILD_META, '$1$2'));
  const names = listFiles(root);
  const id = createHash('sha256').update(names.map((name) => `${name} ${hashOf(name)}\n`).join('')).digest('hex').slice(0, 16);
  writeFileSync(page, html.replace(BUILD_META, `$1${id}$2`));
  const files = Object.fromEntries(names.map((name) => [name, hashOf(name)]));
  const worker = path.join(root, SERVICE_WORKER);
  const code = readFileSync(worker, 'utf8').replace(/^self\.recallBuild = .*\n/, '');
  writeFileSync(worker, `self.recallBuild = ${JSON.stringify({ id, files })};\n${code}`);
  return id;
}
