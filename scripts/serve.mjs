import './check-node.mjs';
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { distFolder } from './paths.mjs';

const MIME_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.jsonl': 'application/x-ndjson',
  '.txt': 'text/plain; charset=utf-8',
  '.py': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
  '.whl': 'application/zip',
  '.bin': 'application/octet-stream',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** What a page's own `<meta>` cannot say; the site works without. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * The file that a URL path names.
 *
 * @param {string} root folder that is served
 * @param {string} base URL path of that folder, beginning and ending with `/`
 * @param {string} urlPath still percent-encoded, without query
 * @returns {string | null} absolute path inside `root`; null for anything outside of it or malformed
 */
export function resolveFile(root, base, urlPath) {
  if (!urlPath.startsWith(base)) return null;
  let relative;
  try {
    relative = decodeURIComponent(urlPath.slice(base.length));
  } catch {
    return null;
  }
  // A backslash separates folders on Windows only, and no file of a build has one.
  if (relative.includes('\0') || relative.includes('\\')) return null;
  const file = path.resolve(root, `./${relative}`);
  return file === root || file.startsWith(root + path.sep) ? file : null;
}

async function findFile(root, base, urlPath) {
  let file = resolveFile(root, base, urlPath);
  if (file === null) return null;
  let stats = await stat(file).catch(() => null);
  if (stats?.isDirectory() && urlPath.endsWith('/')) {
    file = path.join(file, 'index.html');
    stats = await stat(file).catch(() => null);
  }
  return stats?.isFile() ? { file, stats } : null;
}

function answerText(response, status, text, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`);
}

async function answer(root, base, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return answerText(response, 405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' });
  const urlPath = (request.url ?? '/').split('?')[0];
  if (`${urlPath}/` === base) return answerText(response, 301, base, { Location: base });
  const found = await findFile(root, base, urlPath);
  if (found === null) return answerText(response, 404, `There is no ${urlPath} here. Recall is at ${base}`);
  const { file, stats } = found;
  const etag = `"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}"`;
  const headers = {
    'Content-Type': MIME_TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': stats.size,
    // A name in assets/ has a hash of the content in it. For all others, `no-cache` means: ask each time; a rebuilt site is
    // seen at once, and an unchanged file costs no body.
    'Cache-Control': urlPath.startsWith(`${base}assets/`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: etag,
    ...HEADERS,
  };
  if (request.headers['if-none-match'] === etag) {
    delete headers['Content-Length'];
    return void response.writeHead(304, headers).end();
  }
  response.writeHead(200, headers);
  if (request.method === 'HEAD') return void response.end();
  // Large pieces: a page loads some 25 MB, and each piece costs the server and the browser.
  const stream = createReadStream(file, { highWaterMark: 1024 * 1024 });
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Listens on both loopback addresses: `localhost` may mean either, and a port is free only if it is free on both. */
async function listenOnLoopback(handler, port) {
  const first = http.createServer(handler);
  await listen(first, port, '127.0.0.1');
  const second = http.createServer(handler);
  try {
    await listen(second, first.address().port, '::1');
    return { port: first.address().port, servers: [first, second] };
  } catch (error) {
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') return { port: first.address().port, servers: [first] };
    await closeServer(first);
    throw error;
  }
}

/**
 * Serves a folder over HTTP to this machine only.
 *
 * @param {{ root?: string, port?: number, base?: string, strictPort?: boolean }} [options] `port`: the first one tried,
 *   0 for any; `strictPort`: fail when it is taken instead of trying the next 50; `base`: URL path of the folder.
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} rejects when no port is free
 */
export async function startServer({ root = distFolder, port = 4173, base = '/', strictPort = false } = {}) {
  if (!base.startsWith('/') || !base.endsWith('/')) throw new Error(`The base must begin and end with a slash, but it is ${base}`);
  const folder = path.resolve(root);
  const handler = (request, response) => {
    answer(folder, base, request, response).catch(() => response.destroy());
  };
  const lastPort = strictPort || port === 0 ? port : Math.min(port + 50, 65535);
  for (let candidate = port; ; candidate += 1) {
    try {
      const listening = await listenOnLoopback(handler, candidate);
      return {
        url: `http://localhost:${listening.port}${base}`,
        port: listening.port,
        close: async () => {
          await Promise.all(listening.servers.map(closeServer));
        },
      };
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || candidate >= lastPort) throw error;
    }
  }
}

/** A port number given on the command line. Throws an Error with a sentence. */
export function readPort(text) {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw new Error(`--port takes a number from 0 to 65535, not ${text}`);
  return Number(text);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4173' },
        base: { type: 'string', default: '/' },
        root: { type: 'string', default: distFolder },
        'strict-port': { type: 'boolean', default: false },
      },
    });
    if (!existsSync(values.root)) throw new Error(`There is no folder ${values.root}. npm run build makes dist/.`);
    const server = await startServer({ root: values.root, port: readPort(values.port), base: values.base, strictPort: values['strict-port'] });
    console.log(`Serving ${values.root} at ${server.url}`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
