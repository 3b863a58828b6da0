import asmUrl from 'pyodide/pyodide.asm.mjs?url';
import wasmUrl from 'pyodide/pyodide.asm.wasm?url';
import pyodideUrl from 'pyodide/pyodide.mjs?url';
import stdlibUrl from 'pyodide/python_stdlib.zip?url';
import engineUrl from '../../.cache/runtime/engine.js?url';
import snapshotUrl from '../../.cache/runtime/snapshot.bin?url';

/** What the sandbox needs to boot; it has no network, so the page fetches it and hands it in. */
export interface RuntimeFiles {
  engine: string;
  pyodide: string;
  asm: string;
  wasm: ArrayBuffer;
  stdlib: ArrayBuffer;
  /** null when it could not be fetched: Python then boots without it, more slowly. */
  snapshot: ArrayBuffer | null;
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Python could not be fetched: ${url} answered ${response.status}.`);
  return response;
}

/** Fetches the runtime from our own site, all files at once. */
export async function fetchRuntime(): Promise<RuntimeFiles> {
  const text = async (url: string): Promise<string> => (await get(url)).text();
  const bytes = async (url: string): Promise<ArrayBuffer> => (await get(url)).arrayBuffer();
  const [engine, pyodide, asm, wasm, stdlib, snapshot] = await Promise.all([
    text(engineUrl),
    text(pyodideUrl),
    text(asmUrl),
    bytes(wasmUrl),
    bytes(stdlibUrl),
    bytes(snapshotUrl).catch(() => null),
  ]);
  return { engine, pyodide, asm, wasm, stdlib, snapshot };
}
