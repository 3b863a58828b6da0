import { oneLine } from '../trace/entry-text';
import { kindAt, textAt } from '../trace/segment';
import type { TraceSegment } from '../trace/trace-types';
import type { EngineMessage, EngineRequest, RunPlan, RunProgress } from './engine-protocol';

/** Thrown for a message that a worker of ours would not have sent; the message is a sentence for the user. */
export class Misconduct extends Error {
  constructor(what: string) {
    super(`The sandbox sent ${what}, which it never does by itself: what ran in it was ended.`);
  }
}

type Phase = 'booting' | 'waiting' | 'starting' | 'continuing' | 'over';

/** One report of the loading, at most, after that of the start. */
const REPORTS_OF_LOADING = 2;

/**
 * What one worker may say next. User code runs in there, and may have found the way to the page: a message is taken only
 * where the worker's own code could have sent it at this moment. What it says of a run, beside its order, its events and its
 * detections, is its own affair.
 */
export class Conduct {
  #phase: Phase = 'booting';
  #plan: RunPlan | null = null;
  #detections: ReadonlySet<string> = new Set();
  #request = 0;
  #until = 0;
  /** Whole events reported, by this worker or those before it. */
  #events = 0;
  #step = -1;
  #stepsSinceReport = 0;
  /** Reports that may still come while modules are loaded. */
  #reportsLeft = 0;
  #startIsDue = false;

  /** The page asks for something. */
  begin(request: EngineRequest): void {
    this.#request = request.id;
    this.#stepsSinceReport = 0;
    if (request.type === 'continue') {
      this.#phase = 'continuing';
      this.#until = Math.min(request.until, this.#plan?.events.length ?? 0);
      return;
    }
    const { plan, resume } = request;
    this.#phase = 'starting';
    this.#plan = plan;
    this.#detections = new Set(plan.detections.map(({ id }) => id));
    this.#events = resume?.events ?? 0;
    this.#startIsDue = resume === null;
    this.#reportsLeft = resume === null ? REPORTS_OF_LOADING : resume.loaded ? 0 : 1;
  }

  /** Takes note of a message that has the right shape. Throws Misconduct where it does not fit. */
  take(message: EngineMessage): void {
    switch (message.type) {
      case 'ready':
      case 'boot-failed':
        if (this.#phase !== 'booting') throw new Misconduct('a second greeting');
        this.#phase = message.type === 'ready' ? 'waiting' : 'over';
        break;
      case 'step':
        this.#takeStep(message.number);
        break;
      case 'crashed':
        this.#atWork('the news of a crash out of turn');
        if (message.step !== null) this.#checkStep(message.step, this.#step);
        this.#phase = 'over';
        break;
      case 'report':
        this.#takeReport(message.segment, message.progress);
        break;
      case 'reply':
        this.#answered(message.id);
        this.#checkProgress(message.progress);
        if (message.progress.events !== (this.#phase === 'starting' ? this.#events : this.#until) || message.progress.events !== this.#events) {
          throw new Misconduct('an answer before its work was done');
        }
        this.#phase = 'waiting';
        break;
      case 'refused':
        this.#answered(message.id);
        this.#phase = 'over';
        break;
    }
  }

  #atWork(what: string): RunPlan {
    if ((this.#phase !== 'starting' && this.#phase !== 'continuing') || this.#plan === null) throw new Misconduct(what);
    return this.#plan;
  }

  #answered(id: number): void {
    this.#atWork('an answer that nobody waits for');
    if (id !== this.#request) throw new Misconduct('an answer to another question');
  }

  #takeStep(number: number): void {
    const { length } = this.#atWork('a step out of turn').detections;
    this.#checkStep(number, this.#step + 1);
    this.#step = number;
    this.#stepsSinceReport += 1;
    if (this.#stepsSinceReport > length + 1) throw new Misconduct('more steps than there are detections');
  }

  /** A step belongs to an event of the stretch that is asked for, and none comes twice. */
  #checkStep(number: number, least: number): void {
    const { length } = this.#plan?.detections ?? [];
    const isStarting = this.#phase === 'starting';
    const first = isStarting ? 0 : (this.#events + 1) * length;
    const end = isStarting ? length : (this.#until + 1) * length;
    if (number < Math.max(first, least) || number >= end) throw new Misconduct('a step that cannot be');
  }

  #checkProgress({ events, total }: RunProgress): void {
    if (total !== this.#plan?.events.length) throw new Misconduct('another number of events');
    if (events < this.#events) throw new Misconduct('a progress that goes back');
    if (this.#phase === 'continuing' && events > this.#until) throw new Misconduct('a progress beyond where it was to stop');
  }

  #takeReport(segment: TraceSegment, progress: RunProgress): void {
    const plan = this.#atWork('a report out of turn');
    this.#checkProgress(progress);
    if (segment.count === 0) throw new Misconduct('an empty report');
    if (this.#phase === 'starting') this.#takeLoading(segment, progress);
    else if (progress.events === this.#events) throw new Misconduct('a report without a new event');
    else this.#takeEvents(segment, progress, plan);
    this.#events = progress.events;
    this.#stepsSinceReport = 0;
  }

  #takeLoading(segment: TraceSegment, progress: RunProgress): void {
    this.#reportsLeft -= 1;
    if (this.#reportsLeft < 0) throw new Misconduct('more reports than there are while modules are loaded');
    if (progress.events !== this.#events) throw new Misconduct('events before it was asked for any');
    if (this.#startIsDue) {
      this.#startIsDue = false;
      if (segment.count !== 1 || kindAt(segment, 0) !== 'start') throw new Misconduct('a trace without its beginning');
      return;
    }
    for (let index = 0; index < segment.count; index++) this.#checkEntry(segment, index, 0);
  }

  #takeEvents(segment: TraceSegment, progress: RunProgress, plan: RunPlan): void {
    let event = this.#events;
    for (let index = 0; index < segment.count; index++) {
      if (kindAt(segment, index) === 'event') {
        event += 1;
        const text = textAt(segment, 'body', index) ?? '';
        if (segment.event[index] !== event || event > progress.events) throw new Misconduct('events in another order');
        if (!text.endsWith(`${oneLine(plan.events[event - 1] ?? '')}}`)) throw new Misconduct('an event that is not in the workspace');
      } else this.#checkEntry(segment, index, event);
    }
    if (event !== progress.events) throw new Misconduct('fewer events than it says');
  }

  /** Entries beside the events themselves. */
  #checkEntry(segment: TraceSegment, index: number, event: number): void {
    const kind = kindAt(segment, index);
    if (kind === 'clock' || kind === 'delete') return;
    if (kind !== 'request' && kind !== 'result') throw new Misconduct(`an entry of the kind ${kind} in the middle of a run`);
    if (segment.event[index] !== event) throw new Misconduct('an entry of another event');
    if (!this.#detections.has(textAt(segment, 'detection', index) ?? '')) throw new Misconduct('an entry of a detection that does not run');
  }
}
