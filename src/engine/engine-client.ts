import type { Engine, EngineState } from './engine-client-types';
import type { PausedChanges, RunPlan, RunProgress } from './engine-protocol';
import { EngineEnded, RemoteWorker, type Report, type WorkerSource } from './remote-worker';
import { fetchRuntime } from './runtime-files';
import { Sandbox } from './sandbox/sandbox';

export { EngineEnded } from './remote-worker';

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The page's only door to the engine. Each run gets a worker that booted beforehand and has run nothing; Stop ends it and
 * the next one is already warm. What fails is made again at the next run.
 */
export class EngineClient implements Engine {
  #state: EngineState = { kind: 'starting' };
  readonly #listeners = new Set<(state: EngineState) => void>();
  readonly #openSource: () => WorkerSource;
  /** Opening or open; null after it could not be opened. */
  #source: WorkerSource | null = null;
  /** The same once it is open. */
  #up: WorkerSource | null = null;
  /** Booting or booted, not used yet. */
  #spare: RemoteWorker | null = null;
  #running: RemoteWorker | null = null;
  /** Counts starts and stops, so that a start that was stopped while it waited does not begin after all. */
  #turn = 0;

  /** Begins to boot at once. `openSource` is for tests. */
  constructor(openSource: () => WorkerSource = () => new Sandbox(fetchRuntime())) {
    this.#openSource = openSource;
    // A failure is in the state; the next run opens it again.
    this.#open().catch(() => undefined);
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
    const source = await this.#open();
    if (turn !== this.#turn) throw new EngineEnded('stopped', 'The run was stopped.');
    const worker = this.#spare && !this.#spare.ended ? this.#spare : this.#boot(source);
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
    this.#warmUp();
  }

  /** A run that is through, or that the engine gave up, gives its memory back. */
  async #finishing(worker: RemoteWorker, reply: Promise<RunProgress>): Promise<RunProgress> {
    let goesOn = false;
    try {
      const progress = await reply;
      goesOn = progress.events < progress.total;
      return progress;
    } finally {
      if (!goesOn && this.#running === worker) this.stop();
    }
  }

  /** The sandbox, open and with a spare worker; opened anew after a failure. Rejects when it cannot be opened. */
  async #open(): Promise<WorkerSource> {
    const source = (this.#source ??= this.#openSource());
    try {
      await source.up;
      this.#up = source;
      this.#warmUp();
      return source;
    } catch (error) {
      if (this.#source === source) this.#source = null;
      source.close();
      this.#enter({ kind: 'failed', message: sentence(error) });
      throw error;
    }
  }

  /** Sees to it that a spare worker is booting or booted. */
  #warmUp(): void {
    if (!this.#up || (this.#spare && !this.#spare.ended)) return;
    this.#spare = this.#boot(this.#up);
  }

  /** Starts a worker, and tells the page how booting went. */
  #boot(source: WorkerSource): RemoteWorker {
    const worker = new RemoteWorker(source);
    worker.booted.then(
      ({ bootMilliseconds, boot }) => this.#enter({ kind: 'ready', bootMilliseconds, boot }),
      (error: unknown) => {
        if (this.#spare === worker) this.#spare = null;
        const wasStopped = error instanceof EngineEnded && error.reason === 'stopped';
        // One that fails although another has booted before is made again when it is needed.
        if (!wasStopped && this.#state.kind === 'starting') this.#enter({ kind: 'failed', message: sentence(error) });
      },
    );
    return worker;
  }

  #enter(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
