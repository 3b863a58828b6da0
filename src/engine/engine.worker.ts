/**
 * The engine worker: CPython, the table and the replay, in one thread, started from a blob by the sandboxed frame. It is
 * bundled into one classic script (a module worker cannot start from a blob in an opaque origin), and gets everything it
 * needs by message: it has no network and no storage.
 */
import type { loadPyodide as LoadPyodide } from 'pyodide';
import { seededBytes } from '../clock/random';
import { simulatedDate } from '../clock/simulated-date';
import { bootPython, connectPython } from '../python/boot';
import type { PythonHost } from '../python/boot';
import { pythonPackages } from '../python/python-packages';
import { entropySeed, Replay } from '../replay/replay';
import { TestBench } from '../unit-tests/test-bench';
import { readEngineRequest, type EngineMessage } from './engine-protocol';
import { RunLoop } from './run-loop';
import { TestLoop } from './test-loop';
import type { AnalyseRequest, AnalysisMessage } from './analysis-protocol';
import type { TestMessage } from './test-protocol';
import { limitMemory, lockDown, silencer } from './sandbox/lockdown';
import { sentence } from '../workspace/sentence';

interface BootMessage {
  type: 'boot';
  /** Sources of pyodide.mjs and pyodide.asm.mjs. */
  pyodide: string;
  asm: string;
  module: WebAssembly.Module;
  stdlib: ArrayBuffer;
  /** Packed with gzip. */
  snapshot: ArrayBuffer | null;
  port: MessagePort;
}

const elapsed = performance.now.bind(performance);
const world = { nowMilliseconds: Date.now(), monotonicMilliseconds: 0, random: seededBytes(0) };

/** Sets the simulated wall clock. The monotonic one follows it, but never backward; a run starts it anew. */
function setNow(milliseconds: number, runStarts: boolean): void {
  if (!runStarts) world.monotonicMilliseconds += Math.max(0, milliseconds - world.nowMilliseconds);
  world.nowMilliseconds = milliseconds;
}

/** Replaces the worker's clock and entropy by simulated, seeded ones, before Python looks at them. */
function simulateWorld(): void {
  self.Date = simulatedDate(Date, () => world.nowMilliseconds);
  Object.defineProperty(performance, 'now', { value: () => world.monotonicMilliseconds, configurable: true });
  Object.defineProperty(crypto, 'getRandomValues', {
    value: <T extends ArrayBufferView>(array: T): T => {
      world.random(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
      return array;
    },
    configurable: true,
  });
}

/** Answers Pyodide's requests for its own files from memory; there is no network. */
function serveFromMemory(boot: BootMessage): void {
  const file = (url: string): BodyInit | null => (url.endsWith('.zip') ? boot.stdlib : url.endsWith('.wasm') ? new Uint8Array() : null);
  self.fetch = (input) => {
    const body = file(input instanceof Request ? input.url : String(input));
    return body === null ? Promise.reject(new TypeError('There is no network here.')) : Promise.resolve(new Response(body));
  };
  WebAssembly.instantiateStreaming = async (_source, imports) => ({
    module: boot.module,
    instance: await WebAssembly.instantiate(boot.module, imports),
  });
}

async function importText(source: string): Promise<Record<string, unknown>> {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return (await import(/* @vite-ignore */ url)) as Record<string, unknown>;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Here, where no page waits for it: what is packed is also handed from the page to the frame, and on to a worker, in a quarter of the time. */
async function unpack(gzip: ArrayBuffer): Promise<Uint8Array> {
  const { writable, readable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // What is wrong with it shows on the other side.
  writer.write(new Uint8Array(gzip)).catch(() => undefined);
  writer.close().catch(() => undefined);
  // Its last four bytes say how long it is, so that nothing is copied twice.
  const bytes = new Uint8Array(new DataView(gzip).getUint32(gzip.byteLength - 4, true));
  let length = 0;
  for await (const piece of readable) {
    bytes.set(piece, length);
    length += piece.length;
  }
  return bytes;
}

async function boot(message: BootMessage): Promise<void> {
  const { port } = message;
  // Bound before user code can put itself in front of it.
  const send = port.postMessage.bind(port);
  const post = (reply: EngineMessage | TestMessage | AnalysisMessage | number): void => send(reply);
  const began = elapsed();
  try {
    simulateWorld();
    serveFromMemory(message);
    limitMemory();
    const silence = silencer(self);
    // Pyodide takes any worker that has importScripts for an unsupported classic one.
    Reflect.deleteProperty(WorkerGlobalScope.prototype, 'importScripts');
    Reflect.deleteProperty(self, 'importScripts');
    const [{ loadPyodide }, { default: createPyodideModule }] = (await Promise.all([importText(message.pyodide), importText(message.asm)])) as [
      { loadPyodide: typeof LoadPyodide },
      { default: never },
    ];
    const options = {
      createPyodideModule,
      indexURL: 'https://engine.invalid/',
      stdLibURL: 'https://engine.invalid/python_stdlib.zip',
    };
    const attempt = async (snapshot: ArrayBuffer | null): ReturnType<typeof bootPython> =>
      bootPython(loadPyodide, options, pythonPackages, snapshot ? await unpack(snapshot) : undefined);
    let { snapshot } = message;
    const pyodide = await attempt(snapshot).catch((error: unknown) => {
      if (!snapshot) throw error;
      console.warn('The snapshot could not be loaded; booting without it.', error);
      snapshot = null;
      return attempt(null);
    });
    // What Python speaks to: a run or tests, whichever the page asks for.
    let host: PythonHost | null = null;
    const python = connectPython(pyodide, {
      send: (...request) => (host ? host.send(...request) : '{"__type":"InternalServerError","message":"No run"}'),
      sleep: (seconds) => host?.sleep(seconds),
      begins: (index) => host?.begins(index),
    });
    const left = lockDown(self);
    if (left.length > 0) throw new Error(`The sandbox could not be closed: ${left.join(', ')} could not be removed.`);

    silence();
    // A promise of user code that fails is nobody's; unhandled, it would be told in the page's console.
    self.addEventListener('unhandledrejection', (event) => event.preventDefault());
    const loop = new RunLoop({
      post,
      elapsed,
      createReplay(plan, resume, begins) {
        world.random = seededBytes(entropySeed(plan, resume));
        let runStarts = true;
        const setClock = (at: number): void => {
          setNow(at * 1000, runStarts);
          runStarts = false;
        };
        const replay = new Replay(plan, python, setClock, { resume, begins });
        host = {
          send: (...request) => replay.send(...request),
          sleep: (seconds) => replay.sleep(seconds),
          begins: (index) => replay.moduleBegins(index),
        };
        return replay;
      },
    });
    const bench = new TestBench(python, (at) => setNow(at * 1000, false));
    const tests = new TestLoop({
      post,
      elapsed,
      bench,
      begin({ modules: { settings } }) {
        world.random = seededBytes(settings.seed);
        host = {
          send: (operation, body) => bench.send(operation, body),
          sleep: (seconds) => bench.sleep(seconds),
          begins: (detection) => {
            bench.begins();
            post({ type: 'module', detection });
          },
        };
      },
    });
    const analyse = ({ id, work }: AnalyseRequest): void => {
      try {
        post({ type: 'analysed', id, text: python.analyse(work) });
      } catch (error) {
        post({ type: 'analysis-failed', id, message: sentence(error) });
      }
    };
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const request = readEngineRequest(data);
      if (request.type === 'tests') void tests.take(request.work);
      else if (request.type === 'tests-ack') tests.acknowledge(request.results);
      else if (request.type === 'ack') loop.acknowledge(request.reports);
      else if (request.type === 'analyse') analyse(request);
      else if (request.type === 'events') loop.expect(request.events);
      else void loop.take(request);
    };
    post({ type: 'ready', bootMilliseconds: elapsed() - began, boot: snapshot ? 'snapshot' : 'plain' });
  } catch (error) {
    post({ type: 'boot-failed', message: sentence(error) });
  }
}

self.onmessage = ({ data }: MessageEvent<BootMessage>) => {
  self.onmessage = null;
  void boot(data);
};
