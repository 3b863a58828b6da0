import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveFile, startServer } from './serve.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'recall-serve-'));
const root = path.join(folder, 'site');
let server;

beforeAll(async () => {
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.txt'), 'outside');
  mkdirSync(path.join(folder, 'site-too'));
  writeFileSync(path.join(folder, 'site-too', 'a.txt'), 'outside');
  writeFileSync(path.join(root, 'index.html'), '<p>home');
  writeFileSync(path.join(root, 'sw.js'), '');
  for (const name of ['a.wasm', 'a.mjs', 'a.zip', 'a.bin', 'a.woff2', 'a b.js']) writeFileSync(path.join(root, 'assets', name), name);
  server = await startServer({ root, port: 0, base: '/some/path/' });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A request with its path as it is: fetch would tidy `..` away. */
function ask(urlPath, { method = 'GET', headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: server.port, path: urlPath, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    request.on('error', reject);
    request.end();
  });
}

test.each([
  ['a.wasm', 'application/wasm'],
  ['a.mjs', 'text/javascript; charset=utf-8'],
  ['a.zip', 'application/zip'],
  ['a.bin', 'application/octet-stream'],
  ['a.woff2', 'font/woff2'],
])('%s is served as %s', async (name, type) => {
  const response = await ask(`/some/path/assets/${name}`);
  expect([response.status, response.headers['content-type'], response.body]).toEqual([200, type, name]);
});

test('only files with a hash in their name are kept without asking', async () => {
  expect((await ask('/some/path/assets/a.mjs')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  for (const name of ['', 'sw.js']) expect((await ask(`/some/path/${name}`)).headers['cache-control']).toBe('no-cache');
});

test('no other site can frame a page, and no file is taken for what it is not', async () => {
  const { headers } = await ask('/some/path/');
  expect([headers['content-security-policy'], headers['x-content-type-options']]).toEqual(["frame-ancestors 'none'", 'nosniff']);
});

test('the base is the site, with and without its last slash', async () => {
  expect((await ask('/some/path/?x=1')).body).toBe('<p>home');
  const moved = await ask('/some/path');
  expect([moved.status, moved.headers.location]).toEqual([301, '/some/path/']);
  expect((await ask('/')).status).toBe(404);
});

test('names are percent-decoded', async () => {
  expect((await ask('/some/path/assets/a%20b.js')).body).toBe('a b.js');
});

test.each(['../secret.txt', '%2e%2e/secret.txt', 'assets/../../secret.txt', '..%2fsecret.txt', '../site-too/a.txt', '..%5csecret.txt', '%00', '%ff', 'assets', 'nothing.js'])(
  'nothing is served for %s',
  async (urlPath) => {
    const response = await ask(`/some/path/${urlPath}`);
    expect(response.status).toBe(404);
    expect(response.body).not.toContain('outside');
  },
);

test('resolveFile stays inside the root', () => {
  expect(resolveFile(root, '/', '/a/b.js')).toBe(path.join(root, 'a', 'b.js'));
  expect(resolveFile(root, '/', '/../site-too/a.txt')).toBeNull();
});

test('an unchanged file is not sent again; HEAD sends no body; other methods are refused', async () => {
  const first = await ask('/some/path/assets/a.mjs');
  expect((await ask('/some/path/assets/a.mjs', { headers: { 'If-None-Match': first.headers.etag } })).status).toBe(304);
  const head = await ask('/some/path/assets/a.mjs', { method: 'HEAD' });
  expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '5', '']);
  expect((await ask('/some/path/', { method: 'POST' })).status).toBe(405);
});

test('a port that is taken is passed over, or refused when it has to be that one', async () => {
  const next = await startServer({ root, port: server.port });
  expect(next.port).toBeGreaterThan(server.port);
  await next.close();
  await expect(startServer({ root, port: server.port, strictPort: true })).rejects.toThrow('EADDRINUSE');
});
