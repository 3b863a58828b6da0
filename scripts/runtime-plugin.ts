import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { loadPyodide } from 'pyodide';
import type { Plugin } from 'vite';
import { bootPython } from '../src/python/boot';
import { bundleScript } from './bundle-script';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const packagesFolder = join(root, 'src/python/packages');
const runtimeFolder = join(root, '.cache/runtime');
const pyodideFolder = join(root, 'node_modules/pyodide');

function readPackages(): Record<string, string> {
  const paths = readdirSync(packagesFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.py'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(packagesFolder, path), 'utf8')]));
}

/**
 * Writes `.cache/runtime/snapshot.bin`, unless the one there was made from the same Pyodide, packages and boot code. It is packed
 * with gzip, to a quarter; the name does not say so, since some servers unpack a `.gz` on the way.
 */
async function makeSnapshot(): Promise<void> {
  const packages = readPackages();
  const key = createHash('sha256')
    .update('gzip')
    .update(readFileSync(join(pyodideFolder, 'pyodide.asm.wasm')))
    .update(readFileSync(join(pyodideFolder, 'python_stdlib.zip')))
    .update(readFileSync(join(root, 'src/python/boot.ts')))
    .update(JSON.stringify(packages))
    .digest('hex');
  const file = join(runtimeFolder, 'snapshot.bin');
  const keyFile = join(runtimeFolder, 'snapshot.key');
  if (existsSync(file) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return;
  const pyodide = await bootPython(loadPyodide, { indexURL: pyodideFolder, _makeSnapshot: true }, packages);
  // The key is written last: an interrupted build leaves none, and the snapshot is made again.
  rmSync(keyFile, { force: true });
  writeFileSync(file, gzipSync(pyodide.makeMemorySnapshot()));
  writeFileSync(keyFile, key);
}

/** Bundles the engine worker into one classic script, as text for the sandbox. */
async function bundleEngine(mode: string): Promise<void> {
  // A classic script is sloppy unless it says so, and sloppy functions tell user code who called them.
  const code = `'use strict';\n${await bundleScript('src/engine/engine.worker.ts', 'recallEngine', mode)}`;
  const file = join(runtimeFolder, 'engine.js');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== code) writeFileSync(file, code);
}

/**
 * Prepares what the sandbox boots from, before Vite resolves it: the snapshot of a booted interpreter and the bundled
 * engine worker, both under `.cache/runtime`.
 */
export function runtimePlugin(): Plugin {
  let mode = 'production';
  return {
    name: 'recall-runtime',
    configResolved(config) {
      mode = config.mode;
    },
    async buildStart() {
      mkdirSync(runtimeFolder, { recursive: true });
      await Promise.all([makeSnapshot(), bundleEngine(mode)]);
    },
    async hotUpdate({ file }) {
      const path = relative(root, file).replaceAll('\\', '/');
      if (!/^src\/(engine|replay|python|table|trace|clock)\//.test(path) || path.includes('.test.')) return;
      if (path.startsWith('src/python/')) await makeSnapshot();
      await bundleEngine(mode);
      if (path.endsWith('.py') || path.endsWith('engine.worker.ts')) this.environment.hot.send({ type: 'full-reload' });
    },
  };
}
