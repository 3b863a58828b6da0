import type { TraceSegment } from '../trace/trace-types';
import type { EngineEndReason } from './engine-client-types';
import { readEngineMessage, type EngineMessage, type EngineRequest, type PausedChanges, type RunPlan, type RunProgress } from './engine-protocol';
import type { SandboxedWorker } from './sandbox/sandbox';

/** Thrown to whoever waits for a worker that was ended, or ended by itself, before it answered. */
export class EngineEnded extends Error {
  readonly reason: EngineEndReason;
  constructor(reason: EngineEndReason, message: string) {
    super(message);
    this.name = 'EngineEnded';
    this.reason = reason;
  }
}

export type Report = (segment: TraceSegment, progress: RunProgress) => void;
type RequestBody = { type: 'start'; plan: RunPlan } | { type: 'continue'; until: number; changes: PausedChanges | null };

/** What a worker is started by; the sandbox, or a test's stand-in. */
export interface WorkerSource {
  /** Resolves when workers can be started; rejects when they never can. */
  readonly up: Promise<void>;
  spawn(onDied: (message: string) => void): SandboxedWorker;
  /** Ends everything that was started and takes the frame out of the page. */
  close(): void;
}

/** One engine worker with its pending requests. It serves one run: the next run gets a fresh interpreter. */
export class RemoteWorker {
  readonly booted: Promise<Extract<EngineMessage, { type: 'ready' }>>;
  onReport: Report = () => undefined;
  readonly #worker: SandboxedWorker;
  readonly #pending = new Map<number, { resolve: (progress: RunProgress) => void; reject: (error: Error) => void }>();
  #rejectBoot: (error: Error) => void = () => undefined;
  #next = 1;
  #ended: EngineEnded | null = null;

  constructor(source: WorkerSource) {
    this.#worker = source.spawn((message) => this.end('crashed', `Python ended unexpectedly (${message}).`));
    this.booted = new Promise((resolve, reject) => {
      this.#rejectBoot = reject;
      this.#worker.port.onmessage = ({ data }: MessageEvent<unknown>) => {
        try {
          const message = readEngineMessage(data);
          if (message.type === 'ready') resolve(message);
          else this.#take(message);
        } catch (error) {
          this.end('crashed', error instanceof Error ? error.message : String(error));
        }
      };
    });
    // A boot that nobody waits for yet must not be an unhandled rejection.
    this.booted.catch(() => undefined);
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  /** Resolves with the answer; rejects with EngineEnded when the worker ends first. */
  request(body: RequestBody): Promise<RunProgress> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.port.postMessage({ id, ...body } satisfies EngineRequest);
    });
  }

  /** Ends the worker now; everything that waits for it is rejected. */
  end(reason: EngineEndReason, message: string): void {
    if (this.#ended) return;
    this.#ended = new EngineEnded(reason, message);
    this.#worker.end();
    this.#rejectBoot(this.#ended);
    for (const { reject } of this.#pending.values()) reject(this.#ended);
    this.#pending.clear();
  }

  #take(message: Exclude<EngineMessage, { type: 'ready' }>): void {
    switch (message.type) {
      case 'boot-failed':
        this.end('crashed', message.message);
        break;
      case 'report':
        this.onReport(message.segment, message.progress);
        break;
      case 'reply':
        this.#pending.get(message.id)?.resolve(message.progress);
        this.#pending.delete(message.id);
        break;
      case 'refused':
        this.#pending.get(message.id)?.reject(new Error(message.message));
        this.#pending.delete(message.id);
        break;
    }
  }
}
