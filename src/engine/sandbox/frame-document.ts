/**
 * The script of the sandboxed frame, as text: it is written into the frame's document, and the page's content security
 * policy names its hash. The frame has an opaque origin (no storage, no cookies, no access to the page) and a policy
 * without any connection, which its workers inherit because they start from blobs. All it does is start and end workers.
 *
 * Messages from the page: `runtime` (the bytes, once), `spawn` (a worker's number and its port), `end` (a number), `ping`.
 * Messages to the page: `up`, `died` (a worker's number and why), `pong`.
 */
export const frameScript = `'use strict';
(() => {
  const workers = new Map();
  let runtime = null;
  const tell = (message) => parent.postMessage(message, '*');
  // The policy demands Trusted Types: nothing but the engine becomes a worker here.
  if (self.trustedTypes) {
    trustedTypes.createPolicy('default', {
      createScriptURL: (url) => {
        if (runtime === null || url !== runtime.engine) throw new TypeError('Only the engine is started here.');
        return url;
      },
    });
  }
  const spawn = async (id, port) => {
    try {
      const { engine, pyodide, asm, stdlib, snapshot, module } = runtime;
      const worker = new Worker(engine);
      workers.set(id, worker);
      worker.onerror = (event) => { event.preventDefault(); tell({ type: 'died', id, message: String(event.message ?? '') }); };
      worker.onmessageerror = () => tell({ type: 'died', id, message: 'a message could not be read' });
      worker.postMessage({ type: 'boot', pyodide, asm, stdlib, snapshot, module: await module, port }, [port]);
    } catch (error) {
      tell({ type: 'died', id, message: String(error) });
    }
  };
  addEventListener('message', (event) => {
    if (event.source !== parent) return;
    const message = event.data;
    if (message.type === 'runtime') {
      runtime = {
        engine: URL.createObjectURL(new Blob([message.engine], { type: 'text/javascript' })),
        pyodide: message.pyodide,
        asm: message.asm,
        stdlib: message.stdlib,
        snapshot: message.snapshot,
        module: WebAssembly.compile(message.wasm),
      };
      runtime.module.catch(() => {});
    } else if (message.type === 'spawn') {
      void spawn(message.id, message.port);
    } else if (message.type === 'ping') {
      tell({ type: 'pong' });
    } else if (message.type === 'end') {
      const worker = workers.get(message.id);
      workers.delete(message.id);
      if (worker) worker.terminate();
    }
  });
  tell({ type: 'up' });
})();`;

const policy =
  "default-src 'none'; script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types default";

/** The frame's whole document, for `srcdoc`. */
export function frameDocument(): string {
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><title>engine</title><script>${frameScript}</script>`;
}
