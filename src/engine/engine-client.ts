import { Analyst } from './analyst';
import type { AnalysisWork, FileAnalysis } from '../pitfalls/finding-types';
import type { AsideOptions, Engine, EngineState, RunBeginning, Wait } from './engine-client-types';
import { sentence } from '../workspace/sentence';
import { EngineEnded } from './engine-ended';
import type { PausedChanges, RunPlan, RunProgress, Step } from './engine-protocol';
import { Practice } from './practice';
import { RemoteWorker, type Report, type WorkerSource } from './remote-worker';
import { RUN_LIMITS, type RunLimits } from './run-limits';
import { runAside } from './run-aside';
import { fetchRuntime } from './runtime-files';
import { Sandbox } from './sandbox/sandbox';
import { SupervisedRun } from './supervised-run';
import { TestPool } from './test-pool';
import type { Trace } from '../trace/trace';
import type { ReachedLines } from '../unit-tests/reached-lines';
import type { TestOutcome, TestPlan } from './test-pool-types';
import { TestSpares } from './test-spares';

/** Sandboxes that may be lost one after the other while a run waits for a worker. */
const MOST_LOST = 3;
/**
 * Milliseconds that a run has for itself when it begins: meanwhile the browser compiles Python's busiest code anew, and the boot of the
 * next spare would be too much for two processors; nobody waits for it yet. Stop does not wait for this.
 */
const HEAD_START = 4_000;
/** Milliseconds from the end of a run or of unit tests to the boot of the next workers: what has come of them is shown first. */
const REST_AFTER_WORK = 200;
/** Each has a Python of its own, which takes memory: some 100 MB. */
const MOST_TEST_WORKERS = 4;

/** How many workers unit tests have: a processor each, as far as there is memory. */
function testWorkers(): number {
  return Math.max(1, Math.min(MOST_TEST_WORKERS, navigator.hardwareConcurrency));
}

/**
 * The page's only door to the engine. Each run gets a worker that booted beforehand and has run nothing; Stop ends it and
 * the next one is already warm. What fails is made again at the next run, and a frame that is lost is opened again at once.
 */
export class EngineClient implements Engine {
  #state: EngineState = { kind: 'starting' };
  readonly #listeners = new Set<(state: EngineState) => void>();
  readonly #openSource: () => WorkerSource;
  readonly #limits: RunLimits;
  readonly #headStart: number;
  /** Opening or open; null after it could not be opened. */
  #source: WorkerSource | null = null;
  /** The same once it is open. */
  #up: WorkerSource | null = null;
  /** Booting or booted, not used yet. */
  #spare: RemoteWorker | null = null;
  #run: SupervisedRun | null = null;
  #tests: TestPool | null = null;
  readonly #testSpares = new TestSpares();
  readonly #practice = new Practice();
  readonly #analyst = new Analyst(async () => this.#boot(await this.#open()));

  /** Begins to boot at once. The parameters are for tests. */
  constructor(openSource: () => WorkerSource = () => new Sandbox(fetchRuntime()), limits: RunLimits = RUN_LIMITS, headStart = HEAD_START) {
    this.#openSource = openSource;
    this.#limits = limits;
    this.#headStart = headStart;
    this.#openAgain();
  }

  get state(): EngineState {
    return this.#state;
  }

  get doing(): Step | null {
    return this.#run?.doing ?? null;
  }

  get wait(): Wait | null {
    return this.#run?.wait ?? null;
  }

  subscribe(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(plan: RunPlan, onReport: Report, beginning: RunBeginning | null = null): Promise<RunProgress> {
    this.stop();
    this.#practice.end();
    const run = new SupervisedRun(plan, onReport, (isWanted) => this.#takeWorker(isWanted), this.#limits, beginning);
    this.#run = run;
    return this.#finishing(run, run.start());
  }

  async continue(until: number, changes: PausedChanges | null): Promise<RunProgress> {
    const run = this.#run;
    if (!run) throw new Error('There is no run to continue.');
    return this.#finishing(run, run.continue(until, changes));
  }

  runAside(plan: RunPlan, signal: AbortSignal, options?: AsideOptions): Promise<Trace> {
    return runAside(plan, () => this.#bootAside(), this.#limits, signal, options);
  }

  stop(): void {
    this.#endRun();
    this.#warmUp();
  }

  expectTests(): void {
    const source = this.#up;
    if (!source) return;
    this.#warmUpForTests(source);
    this.#practice.begin(() => this.#boot(source), this.#limits.secondsPerCall);
  }

  async test(plan: TestPlan, onTested: (outcome: TestOutcome) => void, onLoaded: (lines: ReachedLines) => void): Promise<void> {
    this.stopTests();
    this.#practice.end();
    const tests = new TestPool(plan, {
      workers: testWorkers(),
      secondsPerCall: this.#limits.secondsPerCall,
      takeWorker: (isWanted, boots) => this.#takeWorker(isWanted, boots),
      onTested,
      onLoaded,
    });
    this.#tests = tests;
    try {
      await tests.start();
      // The next ones will be asked for after an edit: then nobody waits for a boot.
      if (tests.workers > 1) setTimeout(() => this.expectTests(), REST_AFTER_WORK);
    } finally {
      if (this.#tests === tests) this.stopTests();
    }
  }

  stopTests(): void {
    this.#tests?.end(new EngineEnded('stopped', 'The tests were stopped.'));
    this.#tests = null;
    this.#warmUp();
  }

  analyse(work: AnalysisWork): Promise<readonly FileAnalysis[]> {
    return this.#analyst.analyse(work);
  }

  stopAnalysis(): void {
    this.#analyst.stop();
  }

  /** A run that is through, or that the engine gave up, gives its memory back. */
  async #finishing(run: SupervisedRun, reply: Promise<RunProgress>): Promise<RunProgress> {
    let goesOn = false;
    try {
      const progress = await reply;
      goesOn = progress.events < progress.total;
      return progress;
    } finally {
      if (!goesOn && this.#run === run) {
        this.#endRun();
        setTimeout(() => this.#warmUp(), REST_AFTER_WORK);
      }
    }
  }

  #endRun(): void {
    this.#run?.end(new EngineEnded('stopped', 'The run was stopped.', this.doing));
    this.#run = null;
  }

  /**
   * The spare worker, once it has booted; the next one begins to boot a little later. With `boots` it is taken, and told, before it has
   * booted, so that several can boot at a time, and no next one follows by itself.
   */
  async #takeWorker(isWanted: () => boolean, boots: ((worker: RemoteWorker) => void) | null = null): Promise<RemoteWorker> {
    const stopped = new EngineEnded('stopped', 'The run was stopped.');
    for (let lost = 0; ; ) {
      const source = await this.#open();
      if (!isWanted()) throw stopped;
      const spare = (boots && this.#testSpares.take()) ?? this.#warmUp();
      if (!spare) continue;
      if (boots) {
        if (this.#spare === spare) this.#spare = null;
        boots(spare);
      }
      try {
        await spare.booted;
      } catch (error) {
        // Lost with its frame: the next frame may fare better.
        if (this.#up === source || ++lost >= MOST_LOST) throw error;
        continue;
      }
      if (!isWanted()) throw stopped;
      if (boots) return spare;
      if (this.#spare !== spare) continue;
      this.#spare = null;
      setTimeout(() => this.#warmUp(), this.#headStart);
      return spare;
    }
  }

  /** A worker that is nobody's spare. */
  async #bootAside(): Promise<RemoteWorker> {
    const worker = this.#boot(await this.#open());
    await worker.booted;
    return worker;
  }

  #openAgain(): void {
    // A failure is in the state; the next run opens it again.
    this.#open().catch(() => undefined);
  }

  /** The sandbox, open and with a spare worker; opened anew after a failure. Rejects when it cannot be opened. */
  async #open(): Promise<WorkerSource> {
    const source = (this.#source ??= this.#openNew());
    try {
      await source.up;
      if (this.#source !== source) return await this.#open();
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

  #openNew(): WorkerSource {
    const source = this.#openSource();
    source.onLost(() => {
      if (this.#source !== source) return;
      this.#source = this.#up = this.#spare = null;
      source.close();
      // One that is lost before anything booted in it would be lost again and again.
      if (this.#state.kind === 'starting') {
        this.#enter({ kind: 'failed', message: 'The sandbox that Python runs in stopped answering.' });
        return;
      }
      this.#enter({ kind: 'starting' });
      this.#openAgain();
    });
    return source;
  }

  /** Sees to it that a spare worker is booting or booted, and answers it; null while there is no sandbox. */
  #warmUp(): RemoteWorker | null {
    if (!this.#up) return null;
    if (!this.#spare || this.#spare.ended) this.#spare = this.#boot(this.#up);
    return this.#spare;
  }

  /** The spare is one of those that tests take. */
  #warmUpForTests(source: WorkerSource): void {
    this.#warmUp();
    this.#testSpares.fill(testWorkers() - 1, () => this.#boot(source));
  }

  /** Starts a worker, and tells the page how booting went. */
  #boot(source: WorkerSource): RemoteWorker {
    const worker = new RemoteWorker(source, this.#limits.secondsPerCall);
    worker.booted.then(
      // Those that boot beside a run take longer, and are no news.
      ({ bootMilliseconds, boot }) => this.#state.kind !== 'ready' && this.#enter({ kind: 'ready', bootMilliseconds, boot }),
      (error: unknown) => {
        if (this.#spare === worker) this.#spare = null;
        // One that was stopped, or fails although another has booted before, or with its frame, is made again when it is needed.
        const isStopped = error instanceof EngineEnded && error.reason === 'stopped';
        if (!isStopped && this.#up === source && this.#state.kind === 'starting') this.#enter({ kind: 'failed', message: sentence(error) });
      },
    );
    return worker;
  }

  #enter(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
