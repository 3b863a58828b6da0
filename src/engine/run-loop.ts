import { TooMuchRecorded, type Replay } from '../replay/replay';
import { Backlog } from './backlog';
import { sentence } from '../workspace/sentence';
import { EAGER_EVENTS, stepNumber, type EngineMessage, type EngineRequest, type RunPlan, type RunResume, type Step } from './engine-protocol';

/** Work that is not reported yet, or not named by a step, never grows older than this, unless a single call takes longer. */
const TELL_AFTER_MILLISECONDS = 8;
/** Reports that the page has not taken in yet; a worker that is this far ahead waits. */
export const MOST_UNACKNOWLEDGED = 32;
/** A report with more text than this is waited for alone. */
const LARGE_REPORT_CHARACTERS = 1_000_000;

/** What a loop needs of the worker around it. */
export interface RunLoopHost {
  /** Sends a message to the page; a number is a step. */
  post(message: Exclude<EngineMessage, { type: 'step' }> | number): void;
  /** Real time in milliseconds, from any origin. */
  elapsed(): number;
  createReplay(plan: RunPlan, resume: RunResume | null, begins: (step: Step) => void): Replay;
}

/**
 * The run of one worker: carries out the page's requests, reports whole events, names the calls it makes, and waits where
 * the page cannot keep up.
 */
export class RunLoop {
  readonly #host: RunLoopHost;
  #replay: Replay | null = null;
  /** Set once Python threw: it is not called again. */
  #isBroken = false;
  /** Whole events of the workers before this one. */
  #base = 0;
  /** How many the plan has. */
  #detections = 0;
  readonly #reports = new Backlog();
  #stepTold = -Infinity;
  /** Events of the plan that came before it. */
  #expected: string[] = [];

  constructor(host: RunLoopHost) {
    this.#host = host;
  }

  /** Carries out a request and posts its answer; resolves after that, and never rejects. */
  async take(request: EngineRequest): Promise<void> {
    const { post } = this.#host;
    try {
      if (this.#isBroken) throw new Error('Python cannot be used any more.');
      const replay = request.type === 'start' ? this.#start(request.plan, request.resume) : await this.#continue(request);
      post({ type: 'reply', id: request.id, progress: replay.progress });
    } catch (error) {
      if (error instanceof Crash) {
        this.#isBroken = true;
        post({ type: 'crashed', step: error.step, message: error.message });
      } else {
        post({ type: 'refused', id: request.id, message: sentence(error) });
      }
    }
  }

  /** These events are the first ones of the plan that is about to come, behind those that were told before. */
  expect(events: readonly string[]): void {
    for (const event of events) this.#expected.push(event);
  }

  /** The page has taken in so many reports. */
  acknowledge(reports: number): void {
    this.#reports.acknowledge(reports);
  }

  #start(request: RunPlan, resume: RunResume | null): Replay {
    if (this.#replay) throw new Error('This engine has had its run.');
    const plan = this.#expected.length === 0 ? request : { ...request, events: [...this.#expected, ...request.events] };
    this.#expected = [];
    this.#base = resume?.events ?? 0;
    this.#detections = plan.detections.length;
    const replay = this.#host.createReplay(plan, resume, (step) => this.#tell(step));
    this.#replay = replay;
    this.#report(replay);
    call(replay, this.#detections, () => replay.load());
    this.#report(replay);
    return replay;
  }

  async #continue({ until, changes }: Extract<EngineRequest, { type: 'continue' }>): Promise<Replay> {
    const replay = this.#replay;
    const { elapsed } = this.#host;
    if (!replay) throw new Error('There is no run to continue.');
    if (changes) replay.applyChanges(changes);
    let reported = elapsed();
    while (replay.progress.events < until && !replay.finished) {
      if (this.#isEager(replay.progress.events + 1) || elapsed() - reported >= TELL_AFTER_MILLISECONDS) {
        const size = this.#report(replay);
        if (size > LARGE_REPORT_CHARACTERS) await this.#reports.caughtUp(0);
        else if (this.#reports.ahead >= MOST_UNACKNOWLEDGED) await this.#reports.caughtUp(MOST_UNACKNOWLEDGED / 2);
        reported = elapsed();
      }
      call(replay, this.#detections, () => replay.nextEvent());
    }
    this.#report(replay);
    return replay;
  }

  #isEager(event: number): boolean {
    return event <= this.#base + EAGER_EVENTS;
  }

  #tell(step: Step): void {
    const now = this.#host.elapsed();
    if (!this.#isEager(step.event) && now - this.#stepTold < TELL_AFTER_MILLISECONDS) return;
    this.#stepTold = now;
    this.#host.post(stepNumber(step, this.#detections));
  }

  /** Posts what was recorded since the last report; answers how many characters that was. */
  #report(replay: Replay): number {
    if (replay.unreported === 0) return 0;
    const size = replay.unreportedCharacters;
    this.#reports.tell();
    this.#host.post({ type: 'report', segment: replay.takeSegment(), progress: replay.progress });
    return size;
  }
}

/** Python threw where it never throws: it cannot be trusted any more. `step`: the call it was in, as a number. */
class Crash extends Error {
  constructor(
    readonly step: number | null,
    message: string,
  ) {
    super(message);
  }
}

/** Calls into Python. What user code raises stays there, so anything thrown but a full trace is a crash. */
function call(replay: Replay, detections: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof TooMuchRecorded) throw error;
    throw new Crash(replay.running && stepNumber(replay.running, detections), sentence(error));
  }
}
