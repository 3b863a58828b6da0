import { nextTask } from '../clock/next-task';
import type { TraceSegment } from '../trace/trace-types';
import { Conduct } from './conduct';
import { sentence } from '../workspace/sentence';
import { EngineEnded, WorkerFault } from './engine-ended';
import { areOnePiece, eventPieces } from './event-pieces';
import {
  EAGER_EVENTS,
  readEngineMessage,
  stepOf,
  type EngineAck,
  type EngineEvents,
  type EngineMessage,
  type EngineRequest,
  type PageMessage,
  type PausedChanges,
  type RunPlan,
  type RunProgress,
  type RunResume,
  type Step,
} from './engine-protocol';
import { PYTHON_ENDED } from './ended-call';
import { Patience } from './patience';
import type { SandboxedWorker } from './sandbox/sandbox';

export type Report = (segment: TraceSegment, progress: RunProgress) => void;
export type RequestBody =
  | { type: 'start'; plan: RunPlan; resume: RunResume | null }
  | { type: 'continue'; until: number; changes: PausedChanges | null };

/** What a worker is started by; the sandbox, or a test's stand-in. */
export interface WorkerSource {
  /** Resolves when workers can be started; rejects when they never can. */
  readonly up: Promise<void>;
  spawn(onDied: (message: string) => void): SandboxedWorker;
  /** `listener` is called, at most once, when the source has gone and will start nothing any more, before its workers are told. */
  onLost(listener: () => void): void;
  /** Ends everything that was started and takes the frame out of the page. */
  close(): void;
}

/** Even without snapshot and on a slow computer Python is up in a fraction of this; one that is not then never will be. */
const BOOT_MILLISECONDS = 120_000;

/**
 * Milliseconds that what a worker has said may take to arrive after the news that it ended. The news come through the frame, and
 * the words through the worker's own port: which call it was in is known only with the last of them.
 */
const LAST_WORDS = 250;

/** Somebody who speaks with a worker in another way than a run does. */
export interface Talk {
  /** Takes a message of the worker's; what it throws ends the worker. */
  take(data: unknown): void;
  /** The worker has ended. */
  ended(why: EngineEnded): void;
}

/** One engine worker with its pending request. It serves one run, or one talk: the next one gets a fresh interpreter. */
export class RemoteWorker {
  readonly booted: Promise<Extract<EngineMessage, { type: 'ready' }>>;
  onReport: Report = () => undefined;
  readonly #worker: SandboxedWorker;
  readonly #conduct = new Conduct();
  readonly #patience: Patience;
  readonly #bootPatience = new Patience(BOOT_MILLISECONDS, () => this.end(new EngineEnded('crashed', 'Python did not start within two minutes.')));
  #pending: { id: number; resolve: (progress: RunProgress) => void; reject: (error: Error) => void } | null = null;
  #rejectBoot: (error: Error) => void = () => undefined;
  #resolveBoot: (ready: Extract<EngineMessage, { type: 'ready' }>) => void = () => undefined;
  #next = 1;
  #reports = 0;
  #ended: EngineEnded | null = null;
  #talk: Talk | null = null;
  #detections = 0;
  /** Events of the workers before this one. */
  #base = 0;
  #step: Step | null = null;
  /** Whole events reported. */
  #events = 0;

  /** @param secondsPerCall real time after which a worker that says nothing is ended while it is at work */
  constructor(source: WorkerSource, secondsPerCall: number) {
    this.#patience = new Patience(secondsPerCall * 1000, () =>
      this.end(new WorkerFault('too long', `A detection ran longer than ${secondsPerCall} s.`, this.doing)),
    );
    this.booted = new Promise((resolve, reject) => {
      this.#resolveBoot = resolve;
      this.#rejectBoot = reject;
    });
    // A boot that nobody waits for yet must not be an unhandled rejection.
    this.booted.catch(() => undefined);
    this.#bootPatience.begin();
    this.#worker = source.spawn((message) => {
      const why = message.trim() === '' ? `${PYTHON_ENDED} without a reason` : `${PYTHON_ENDED}: ${message}`;
      const end = (): void => this.end(new WorkerFault('crashed', why, this.doing));
      if (this.#pending || this.#talk) setTimeout(end, LAST_WORDS);
      else end();
    });
    this.#worker.port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (this.#ended) return;
      try {
        if (this.#talk) {
          this.#talk.take(data);
          return;
        }
        const message = readEngineMessage(data);
        this.#conduct.take(message);
        this.#take(message);
      } catch (error) {
        this.end(new EngineEnded('crashed', sentence(error), this.doing));
      }
    };
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  /** The call that is going on, where that is known for sure: the worker names each call of its first events. */
  get doing(): Step | null {
    const step = this.#step;
    if (!step || !this.#pending) return null;
    if (step.event === 0) return step;
    return step.event > this.#events && step.event <= this.#base + EAGER_EVENTS ? step : null;
  }

  /** Milliseconds since its last sign of life while it is at work, as far as they count; 0 while it is not. */
  get silent(): number {
    return this.#patience.waited;
  }

  /** From now on the worker, which has booted and done nothing, speaks with `talk` alone; what that has to say it gets by the answer. */
  begin(talk: Talk): (message: PageMessage) => void {
    this.#talk = talk;
    // It may have died since it booted.
    if (this.#ended) talk.ended(this.#ended);
    return (message) => {
      if (!this.#ended) this.#worker.port.postMessage(message);
    };
  }

  /** Resolves with the answer; rejects with EngineEnded when the worker ends first. One request at a time. */
  request(body: RequestBody): Promise<RunProgress> {
    if (this.#ended) return Promise.reject(this.#ended);
    const request = { id: this.#next++, ...body } satisfies EngineRequest;
    if (request.type === 'start') {
      this.#detections = request.plan.detections.length;
      this.#events = this.#base = request.resume?.events ?? 0;
    }
    this.#conduct.begin(request);
    this.#step = null;
    this.#patience.begin();
    return new Promise((resolve, reject) => {
      this.#pending = { id: request.id, resolve, reject };
      if (request.type !== 'start' || areOnePiece(request.plan.events)) this.#worker.port.postMessage(request);
      else void this.#handOver(request);
    });
  }

  /** Sends a plan of many events: the page can do other things between two pieces of them. */
  async #handOver(request: Extract<EngineRequest, { type: 'start' }>): Promise<void> {
    for (const events of eventPieces(request.plan.events)) {
      if (this.#ended) return;
      this.#worker.port.postMessage({ type: 'events', events } satisfies EngineEvents);
      await nextTask();
    }
    if (this.#ended) return;
    // The worker's time begins when it has what it needs.
    this.#patience.begin();
    this.#worker.port.postMessage({ ...request, plan: { ...request.plan, events: [] } });
  }

  /** Ends the worker now; everything that waits for it is rejected. */
  end(why: EngineEnded): void {
    if (this.#ended) return;
    this.#ended = why;
    this.#patience.end();
    this.#bootPatience.end();
    this.#worker.end();
    this.#rejectBoot(why);
    this.#talk?.ended(why);
    this.#pending?.reject(why);
    this.#pending = null;
  }

  #take(message: EngineMessage): void {
    switch (message.type) {
      case 'ready':
        this.#bootPatience.end();
        this.#resolveBoot(message);
        break;
      case 'boot-failed':
        this.end(new EngineEnded('crashed', message.message));
        break;
      case 'step':
        this.#patience.begin();
        this.#step = stepOf(message.number, this.#detections);
        break;
      case 'report':
        this.#patience.begin();
        this.#events = message.progress.events;
        this.onReport(message.segment, message.progress);
        this.#reports += 1;
        if (!this.#ended) this.#worker.port.postMessage({ type: 'ack', reports: this.#reports } satisfies EngineAck);
        break;
      case 'crashed':
        this.end(new WorkerFault('crashed', message.message, message.step === null ? null : stepOf(message.step, this.#detections)));
        break;
      case 'reply':
        this.#answer()?.resolve(message.progress);
        break;
      case 'refused':
        this.#answer()?.reject(new EngineEnded('refused', message.message));
        break;
    }
  }

  #answer(): { resolve: (progress: RunProgress) => void; reject: (error: Error) => void } | null {
    const pending = this.#pending;
    this.#patience.end();
    this.#pending = null;
    return pending;
  }
}
