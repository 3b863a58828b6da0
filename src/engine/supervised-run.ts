import { endedCall } from './ended-call';
import type { RunBeginning, Wait } from './engine-client-types';
import { EngineEnded, WorkerFault } from './engine-ended';
import type { PausedChanges, RunPlan, RunProgress, Step } from './engine-protocol';
import type { RemoteWorker, Report, RequestBody } from './remote-worker';
import type { RunLimits } from './run-limits';
import { RunMemory } from './run-memory';

/** Workers that may end at the same place, without a whole event more or a call to leave out, before the run is given up. */
const MOST_FRUITLESS = 3;

/**
 * One run over as many workers as it needs. A call that takes too long, or that Python does not survive, costs its worker;
 * the run goes on in the next one from the last whole event, without that call.
 */
export class SupervisedRun {
  readonly #plan: RunPlan;
  readonly #onReport: Report;
  readonly #takeWorker: (isWanted: () => boolean) => Promise<RemoteWorker>;
  readonly #limits: RunLimits;
  readonly #memory = new RunMemory();
  #worker: RemoteWorker | null = null;
  #ended: EngineEnded | null = null;
  /** Rejects when the run is ended from outside, whatever it waits for. */
  readonly #end: Promise<never>;
  #rejectEnd: (error: Error) => void = () => undefined;
  #fruitless = 0;
  #faultAt = -1;

  /** @param takeWorker gives a worker that has booted and done nothing; throws when it is not wanted any more by then */
  constructor(
    plan: RunPlan,
    onReport: Report,
    takeWorker: (isWanted: () => boolean) => Promise<RemoteWorker>,
    limits: RunLimits,
    beginning: RunBeginning | null = null,
  ) {
    this.#plan = plan;
    this.#onReport = onReport;
    this.#takeWorker = takeWorker;
    this.#limits = limits;
    if (beginning) this.#memory.begin(beginning.trace, { events: beginning.events, total: plan.events.length, clock: beginning.trace.clock });
    this.#end = new Promise((_, reject) => (this.#rejectEnd = reject));
    this.#end.catch(() => undefined);
  }

  /** The call that is going on, where that is known. */
  get doing(): Step | null {
    return this.#worker?.doing ?? null;
  }

  /** How long nothing has been heard of the worker; null while there is none at work. */
  get wait(): Wait | null {
    const seconds = (this.#worker?.silent ?? 0) / 1000;
    return seconds === 0 ? null : { doing: this.doing, seconds, limit: this.#limits.secondsPerCall };
  }

  /** Loads the modules. Rejects with EngineEnded. */
  start(): Promise<RunProgress> {
    return Promise.race([this.#carryOut(null), this.#end]);
  }

  /** Processes events up to and including number `until`; as `start` otherwise. */
  continue(until: number, changes: PausedChanges | null): Promise<RunProgress> {
    if (changes) this.#memory.changing(changes);
    return Promise.race([this.#carryOut(until), this.#end]);
  }

  /** Ends the run now, whatever it is doing. */
  end(why: EngineEnded): void {
    if (this.#ended) return;
    this.#ended = why;
    this.#worker?.end(why);
    this.#rejectEnd(why);
  }

  /** `until` null: the start. */
  async #carryOut(until: number | null): Promise<RunProgress> {
    for (;;) {
      try {
        const started = this.#worker ? null : await this.#begin();
        if (until === null && started) return started;
        return await this.#ask({ type: 'continue', until: until ?? 0, changes: this.#memory.changes });
      } catch (error) {
        if (!(error instanceof WorkerFault) || this.#ended) throw error;
        this.#worker = null;
        this.#learn(error);
      }
    }
  }

  async #begin(): Promise<RunProgress> {
    const worker = await this.#takeWorker(() => !this.#ended);
    this.#worker = worker;
    worker.onReport = (segment, progress) => {
      this.#memory.take(segment, progress);
      this.#onReport(segment, progress);
      this.#checkSize();
    };
    const progress = await this.#ask({ type: 'start', plan: this.#plan, resume: this.#memory.resume() });
    this.#memory.loaded();
    return progress;
  }

  #ask(body: RequestBody): Promise<RunProgress> {
    if (!this.#worker) throw new Error('There is no worker to ask.');
    return this.#worker.request(body);
  }

  #checkSize(): void {
    const { entries, characters } = this.#limits;
    const what =
      this.#memory.entries > entries
        ? `${entries.toLocaleString('en-US')} entries`
        : this.#memory.characters > characters
          ? `${characters.toLocaleString('en-US')} characters`
          : null;
    if (what !== null) this.end(new EngineEnded('refused', `The trace of a run ends at ${what}, which is as much as this page can keep.`));
  }

  /** Decides what the next worker leaves out. Throws where another one would fare no better. */
  #learn(fault: WorkerFault): void {
    const memory = this.#memory;
    if (memory.events > this.#faultAt) this.#fruitless = 0;
    this.#faultAt = memory.events;
    const { doing } = fault;
    const detection = doing && this.#plan.detections[doing.detection];
    if (doing && detection) {
      const isModule = doing.event === 0;
      const event = isModule && memory.isLoaded ? memory.events + 1 : doing.event;
      const error = endedCall(fault, detection, isModule, this.#limits.secondsPerCall);
      if (memory.leaveOut({ event, detection: doing.detection, forGood: isModule, error })) {
        this.#fruitless = 0;
        return;
      }
    }
    this.#fruitless += 1;
    if (this.#fruitless < MOST_FRUITLESS) return;
    const times = `${MOST_FRUITLESS} times in a row at the same place`;
    const { reason, message } = fault;
    throw new EngineEnded(reason, reason === 'too long' ? `It took longer than ${this.#limits.secondsPerCall} s ${times}.` : `It ended ${times}; the last time: ${message}`);
  }
}
