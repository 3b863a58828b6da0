import type { TraceSegment } from '../trace/trace-types';
import type { Engine, EngineEndReason, EngineState } from './engine-client-types';
import { readEngineMessage, type EngineMessage, type EngineRequest, type PausedChanges, type RunPlan, type RunProgress } from './engine-protocol';
import { fetchRuntime } from './runtime-files';
import { Sandbox, type SandboxedWorker } from './sandbox/sandbox';

/** A run's worker was ended before it answered. */
export class EngineEnded extends Error {
  readonly reason: EngineEndReason;
  constructor(reason: EngineEndReason, message: string) {
    super(message);
    this.name = 'EngineEnded';
    this.reason = reason;
  }
}

type Report = (segment: TraceSegment, progress: RunProgress) => void;
type RequestBody = { type: 'start'; plan: RunPlan } | { type: 'continue'; until: number; changes: PausedChanges | null };

/** One engine worker with its pending requests. A worker serves one run: the next run gets a fresh interpreter. */
class EngineWorker {
  readonly booted: Promise<Extract<EngineMessage, { type: 'ready' }>>;
  onReport: Report = () => undefined;
  readonly #worker: SandboxedWorker;
  readonly #pending = new Map<number, { resolve: (progress: RunProgress) => void; reject: (error: Error) => void }>();
  #rejectBoot: (error: Error) => void = () => undefined;
  #next = 1;
  #ended: Error | null = null;

  constructor(sandbox: Sandbox) {
    this.#worker = sandbox.spawn((message) => this.end('crashed', `Python ended unexpectedly (${message}).`));
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

/**
 * The page's only door to the engine. Each run gets a worker that booted beforehand and has run nothing; Stop ends it and
 * the next one is already warm.
 */
export class EngineClient implements Engine {
  #state: EngineState = { kind: 'starting' };
  readonly #listeners = new Set<(state: EngineState) => void>();
  readonly #sandbox: Sandbox;
  /** Booting or booted, not used yet. */
  #spare: EngineWorker | null = null;
  #running: EngineWorker | null = null;
  /** Counts starts and stops, so that a start that was stopped while it waited does not begin after all. */
  #turn = 0;

  constructor() {
    this.#sandbox = new Sandbox(fetchRuntime());
    this.#sandbox.up.then(
      () => this.#warmUp(),
      (error: unknown) => this.#enter({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
  }

  get state(): EngineState {
    return this.#state;
  }

  subscribe(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async start(plan: RunPlan, onReport: Report): Promise<RunProgress> {
    this.stop();
    const turn = this.#turn;
    await this.#sandbox.up;
    if (turn !== this.#turn) throw new EngineEnded('stopped', 'The run was stopped.');
    const worker = this.#spare ?? new EngineWorker(this.#sandbox);
    this.#spare = null;
    this.#running = worker;
    worker.onReport = onReport;
    await worker.booted;
    const started = worker.request({ type: 'start', plan });
    this.#warmUp();
    return this.#finishing(worker, started);
  }

  async continue(until: number, changes: PausedChanges | null): Promise<RunProgress> {
    const worker = this.#running;
    if (!worker) throw new Error('There is no run to continue.');
    return this.#finishing(worker, worker.request({ type: 'continue', until, changes }));
  }

  stop(): void {
    this.#turn += 1;
    this.#running?.end('stopped', 'The run was stopped.');
    this.#running = null;
    if (this.#state.kind === 'ready') this.#warmUp();
  }

  /** A run that is through gives its memory back. */
  async #finishing(worker: EngineWorker, reply: Promise<RunProgress>): Promise<RunProgress> {
    const progress = await reply;
    if (progress.events >= progress.total && this.#running === worker) this.stop();
    return progress;
  }

  #warmUp(): void {
    if (this.#spare) return;
    const spare = new EngineWorker(this.#sandbox);
    this.#spare = spare;
    spare.booted.then(
      ({ bootMilliseconds, boot }) => this.#enter({ kind: 'ready', bootMilliseconds, boot }),
      (error: unknown) => {
        if (this.#spare === spare) this.#spare = null;
        // A spare that fails while another one has booted before is made again when it is needed.
        if (this.#state.kind === 'starting') this.#enter({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
      },
    );
  }

  #enter(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
