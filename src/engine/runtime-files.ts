import asmIntegrity from 'pyodide/pyodide.asm.mjs?integrity';
import asmUrl from 'pyodide/pyodide.asm.mjs?url';
import wasmIntegrity from 'pyodide/pyodide.asm.wasm?integrity';
import wasmUrl from 'pyodide/pyodide.asm.wasm?url';
import pyodideIntegrity from 'pyodide/pyodide.mjs?integrity';
import pyodideUrl from 'pyodide/pyodide.mjs?url';
import stdlibIntegrity from 'pyodide/python_stdlib.zip?integrity';
import stdlibUrl from 'pyodide/python_stdlib.zip?url';
import engineIntegrity from '../../.cache/runtime/engine.js?integrity';
import engineUrl from '../../.cache/runtime/engine.js?url';
import snapshotIntegrity from '../../.cache/runtime/snapshot.bin?integrity';
import snapshotUrl from '../../.cache/runtime/snapshot.bin?url';

/** What the sandbox needs to boot; it has no network, so the page fetches it and hands it in. */
export interface RuntimeFiles {
  engine: string;
  pyodide: string;
  asm: string;
  wasm: ArrayBuffer;
  stdlib: ArrayBuffer;
  /** Packed with gzip. null when it could not be fetched: Python then boots without it, more slowly. */
  snapshot: ArrayBuffer | null;
}

/**
 * A file of our own site, if it is the one that this page was built with: a page never boots the Python of another version.
 * `fetch` says only that it failed, so the server is asked once more what the matter is.
 */
async function get(url: string, integrity: string): Promise<Response> {
  const response = await fetch(url, { integrity }).catch(async () => {
    const isThere = await fetch(url, { method: 'HEAD' }).then(({ ok }) => ok, () => false);
    throw new Error(
      isThere
        ? `${url} is not the file of this version of the page. Reload the page.`
        : `${url} could not be fetched. Check the connection and reload the page.`,
    );
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}. Reload the page.`);
  return response;
}

/** Fetches the runtime from our own site, all files at once. Rejects with a sentence. */
export async function fetchRuntime(): Promise<RuntimeFiles> {
  const text = async (url: string, integrity: string): Promise<string> => (await get(url, integrity)).text();
  const bytes = async (url: string, integrity: string): Promise<ArrayBuffer> => (await get(url, integrity)).arrayBuffer();
  const [engine, pyodide, asm, wasm, stdlib, snapshot] = await Promise.all([
    text(engineUrl, engineIntegrity),
    text(pyodideUrl, pyodideIntegrity),
    text(asmUrl, asmIntegrity),
    bytes(wasmUrl, wasmIntegrity),
    bytes(stdlibUrl, stdlibIntegrity),
    bytes(snapshotUrl, snapshotIntegrity).catch(() => null),
  ]);
  return { engine, pyodide, asm, wasm, stdlib, snapshot };
}
