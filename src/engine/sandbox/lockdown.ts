/**
 * Names that user code has no business with. The sandbox already denies network and storage (its origin is opaque and
 * its policy has no connection); removing the names is the second lock on the same door.
 */
const forbidden = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'BroadcastChannel',
  'MessageChannel',
  'MessagePort',
  'MessageEvent',
  'Worker',
  'SharedWorker',
  'importScripts',
  'indexedDB',
  'caches',
  'cookieStore',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'webkitResolveLocalFileSystemURL',
  'webkitResolveLocalFileSystemSyncURL',
  'FileSystemHandle',
  'FileSystemFileHandle',
  'FileSystemDirectoryHandle',
  'IDBFactory',
  'CacheStorage',
  'StorageManager',
  'LockManager',
  'navigator',
  'Notification',
  'FontFace',
  'fonts',
  'eval',
  'postMessage',
  'close',
  'onmessage',
] as const;

/** Removes `name` from `target` and everything it inherits from; a property that resists is overwritten. */
function remove(target: object, name: string): void {
  for (let owner: object | null = target; owner !== null; owner = Object.getPrototypeOf(owner) as object | null) {
    if (!Object.hasOwn(owner, name)) continue;
    if (!Reflect.deleteProperty(owner, name)) Reflect.set(owner, name, undefined);
  }
}

/** Python's memory ends here, in WebAssembly pages of 64 KB (1 GB): a rule gets its MemoryError before the browser has trouble. */
export const MOST_PAGES = 16_384;

/** Lets no WebAssembly memory grow beyond MOST_PAGES. Call it before Python boots. */
export function limitMemory(): void {
  const grow = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'grow')?.value as (this: WebAssembly.Memory, pages: number) => number;
  Object.defineProperty(WebAssembly.Memory.prototype, 'grow', {
    value(this: WebAssembly.Memory, pages: number): number {
      if (this.buffer.byteLength / 65_536 + pages > MOST_PAGES) throw new RangeError('Memory is limited here.');
      return grow.call(this, pages);
    },
    writable: false,
    configurable: false,
  });
}

/**
 * Answers a function that keeps what happens in here out of the browser's console from then on: user code could flood it, and
 * Pyodide writes its own end there. Call it before Pyodide boots, which keeps the methods that it finds.
 */
export function silencer(scope: typeof globalThis): () => void {
  let isSilent = false;
  const { console } = scope;
  for (const name of Object.keys(console) as (keyof Console)[]) {
    const method: unknown = console[name];
    if (typeof method !== 'function') continue;
    const value = (...parts: unknown[]): unknown => (isSilent ? undefined : Reflect.apply(method, console, parts));
    Object.defineProperty(console, name, { value, writable: false, configurable: false });
  }
  return () => {
    isSilent = true;
  };
}

/**
 * Takes network, storage, further workers, messages and code from text away from everything that runs in this worker
 * from now on. Call it after Python has booted and before any user code. Returns the names that could not be removed.
 */
export function lockDown(scope: typeof globalThis): string[] {
  for (const name of forbidden) remove(scope, name);
  const refuse = function Function(): never {
    throw new Error('Code cannot be made from text here.');
  };
  const prototypes = [
    function () {},
    async function () {},
    function* () {},
    async function* () {},
  ].map((sample) => Object.getPrototypeOf(sample) as object);
  for (const prototype of prototypes) {
    Object.defineProperty(prototype, 'constructor', { value: refuse, writable: false, configurable: false });
  }
  Object.defineProperty(refuse, 'prototype', { value: prototypes[0] ?? null, writable: false });
  Object.defineProperty(scope, 'Function', { value: refuse, writable: false, configurable: false });
  return forbidden.filter((name) => name in scope && (scope as unknown as Record<string, unknown>)[name] !== undefined);
}
