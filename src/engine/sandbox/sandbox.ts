import { Patience } from '../patience';
import type { WorkerSource } from '../remote-worker';
import type { RuntimeFiles } from '../runtime-files';
import { frameDocument } from './frame-document';

/** How often the frame is asked whether it is there, and how long it may stay silent, in milliseconds. */
const PING_EVERY = 2_000;
const MOST_SILENCE = 8_000;

/** A worker inside the sandbox, as the page sees it: a port, and a way to end it. */
export interface SandboxedWorker {
  readonly port: MessagePort;
  /** Ends the worker, whatever it is doing. */
  end(): void;
}

/**
 * The opaque-origin frame in which user code runs: no network, no storage, no access to the page (see
 * frame-document.ts). Everything that comes out of it is untrusted. The browser may end its process, for instance when memory
 * runs out, without a word: it is asked every other second whether it is still there.
 */
export class Sandbox implements WorkerSource {
  readonly #frame: HTMLIFrameElement;
  readonly #up: Promise<void>;
  readonly #onDied = new Map<number, (message: string) => void>();
  readonly #closed = new AbortController();
  readonly #patience = new Patience(MOST_SILENCE, () => this.#lost());
  #pings: ReturnType<typeof setInterval> | null = null;
  #onLost: () => void = () => undefined;
  #next = 1;

  constructor(runtime: Promise<RuntimeFiles>) {
    this.#frame = document.createElement('iframe');
    this.#frame.setAttribute('sandbox', 'allow-scripts');
    this.#frame.setAttribute('aria-hidden', 'true');
    this.#frame.title = 'Python';
    this.#frame.tabIndex = -1;
    this.#frame.hidden = true;
    const framed = new Promise<void>((resolve) => {
      const listen = ({ source, data }: MessageEvent<unknown>): void => {
        if (source !== this.#frame.contentWindow || typeof data !== 'object' || data === null || !('type' in data)) return;
        if (data.type === 'up') resolve();
        else if (data.type === 'pong') this.#patience.begin();
        else if (data.type === 'died' && 'id' in data && typeof data.id === 'number') {
          this.#onDied.get(data.id)?.('message' in data && typeof data.message === 'string' ? data.message : '');
        }
      };
      addEventListener('message', listen, { signal: this.#closed.signal });
    });
    this.#frame.srcdoc = frameDocument();
    document.body.append(this.#frame);
    this.#up = Promise.all([framed, runtime]).then(([, files]) => {
      const { wasm, stdlib, snapshot } = files;
      this.#post({ type: 'runtime', ...files }, snapshot ? [wasm, stdlib, snapshot] : [wasm, stdlib]);
      if (this.#closed.signal.aborted) return;
      this.#patience.begin();
      this.#pings = setInterval(() => this.#post({ type: 'ping' }, []), PING_EVERY);
    });
  }

  /** Rejects when the runtime could not be fetched. */
  get up(): Promise<void> {
    return this.#up;
  }

  /** Starts a worker; `onDied` is called when it fails outside of any request. */
  spawn(onDied: (message: string) => void): SandboxedWorker {
    const id = this.#next++;
    const { port1, port2 } = new MessageChannel();
    this.#onDied.set(id, onDied);
    this.#post({ type: 'spawn', id, port: port2 }, [port2]);
    return {
      port: port1,
      end: () => {
        this.#onDied.delete(id);
        port1.close();
        this.#post({ type: 'end', id }, []);
      },
    };
  }

  onLost(listener: () => void): void {
    this.#onLost = listener;
  }

  close(): void {
    this.#closed.abort();
    this.#patience.end();
    if (this.#pings !== null) clearInterval(this.#pings);
    this.#frame.remove();
  }

  #lost(): void {
    this.#onLost();
    for (const died of [...this.#onDied.values()]) died('the browser ended the process that it ran in, probably because memory ran out');
  }

  #post(message: unknown, transfer: Transferable[]): void {
    // The frame's origin is opaque, so no narrower target can be named.
    this.#frame.contentWindow?.postMessage(message, '*', transfer);
  }
}
