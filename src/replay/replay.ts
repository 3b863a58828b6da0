import type { EpochSeconds } from '../clock/clock-types';
import { hashText } from '../clock/hash';
import { processingTime } from '../clock/panther-time';
import type { PausedChanges, RunPlan, RunProgress, RunResume, Skip, Step } from '../engine/engine-protocol';
import type { Python } from '../python/boot';
import { Table } from '../table/table';
import type { JsonObject } from '../trace/item';
import { diffItem } from '../trace/item-delta';
import { MAX_REQUEST_CHARACTERS, SegmentBuilder } from '../trace/segment';
import type { PythonError, TraceSegment } from '../trace/trace-types';
import { takesLogType, tracedDetection } from '../workspace/detection-spec';

interface LoadAnswer {
  setupErrors: { detection: string; error: PythonError; stdout: string }[];
  /** What modules that could be loaded printed meanwhile; nothing of those that printed nothing. */
  output: { detection: string; stdout: string }[];
}

/** What one report may hold at most, with a margin below what the page takes (trace/check-segment.ts). */
export const MOST_ENTRIES = 900_000;
export const MOST_CHARACTERS = 90_000_000;
/** So much is taken of a request that is longer than any may be: cut off, it is no JSON, which is what the table answers and the trace says. */
const KEPT_OF_TOO_LONG = 1_000;

/** Thrown where events asked more of the table than one report can hold; the message is a sentence for the user. */
export class TooMuchRecorded extends Error {}

/** What a replay is told and tells beside its plan. */
export interface ReplayOptions {
  /** Where another replay of the plan stopped, whose trace this one continues. */
  resume?: RunResume | null;
  /** Told before each call of a detection, and (event 0) before each module is executed. */
  begins?: (step: Step) => void;
}

/** The number that a run's randomness starts from: its seed, and other numbers in a process that takes it over. */
export function entropySeed({ settings: { seed } }: RunPlan, resume: RunResume | null): number {
  return resume === null || resume.events === 0 ? seed : hashText(`${seed}/${resume.events}`);
}

/**
 * One run: a plan's events through its detections, against one table and one clock, recorded as a trace. The same plan
 * gives the same trace.
 */
export class Replay {
  readonly #plan: RunPlan;
  readonly #python: Python;
  readonly #setClock: (at: EpochSeconds) => void;
  readonly #resume: RunResume | null;
  readonly #begins: (step: Step) => void;
  readonly #skips: Skip[];
  #table: Table;
  #builder = new SegmentBuilder();
  /** Indices of detections whose module could be loaded. */
  #loaded: ReadonlySet<number> = new Set();
  #clock: EpochSeconds;
  #event = 0;
  #running: Step | null = null;
  #isTooLarge = false;

  /** Records the start, unless it resumes. `setClock` is told each moment that Python shall see as now. */
  constructor(plan: RunPlan, python: Python, setClock: (at: EpochSeconds) => void, { resume = null, begins = () => undefined }: ReplayOptions = {}) {
    this.#plan = plan;
    this.#python = python;
    this.#setClock = setClock;
    this.#resume = resume;
    this.#begins = begins;
    this.#skips = [...(resume?.skips ?? [])];
    this.#table = new Table(resume?.table ?? plan.table);
    this.#clock = resume?.clock ?? this.#firstMoment();
    setClock(this.#clock);
    if (resume) {
      this.#event = resume.events;
      if (resume.swept !== null) this.#table.resumeSweeper(resume.swept);
      return;
    }
    const { settings, detections, table } = plan;
    this.#builder.add({
      kind: 'start',
      at: this.#clock,
      table,
      settings,
      detections: detections.map(tracedDetection),
    });
  }

  get progress(): RunProgress {
    return { events: this.#event, total: this.#plan.events.length, clock: this.#clock };
  }

  get finished(): boolean {
    return this.#event >= this.#plan.events.length;
  }

  /** Entries recorded since the last `takeSegment`. */
  get unreported(): number {
    return this.#builder.count;
  }

  /** Length of the text in them. */
  get unreportedCharacters(): number {
    return this.#builder.characters;
  }

  /** What is being called, or was when Python threw; null between calls. */
  get running(): Step | null {
    return this.#running;
  }

  takeSegment(): TraceSegment {
    return this.#builder.take();
  }

  /**
   * Loads the modules; one that cannot be loaded, or prints something, is a result of event 0. The former takes no part.
   * Where a run resumes whose modules had been loaded before, nothing of it is recorded again, and the table stays as it is.
   */
  load(): void {
    if (this.#resume?.loaded) {
      this.#loadAgain(this.#resume);
      return;
    }
    const { setupErrors, output } = this.#loadModules();
    const loading = { kind: 'result', at: this.#clock, event: 0, output: null, alert: null } as const;
    for (const { detection, stdout } of output) this.#builder.add({ ...loading, detection, error: null, stdout });
    for (const { detection, error } of this.#skips) {
      this.#builder.add({ ...loading, detection: this.#plan.detections[detection]?.id ?? '', error, stdout: '' });
    }
    for (const { detection, error, stdout } of setupErrors) this.#builder.add({ ...loading, detection, error, stdout });
  }

  /** Executes the modules with a table, a clock and a record that are thrown away. */
  #loadAgain({ failed }: RunResume): void {
    const [table, builder, clock] = [this.#table, this.#builder, this.#clock];
    this.#table = new Table(table.contents.values());
    this.#builder = new SegmentBuilder();
    const { setupErrors } = this.#loadModules();
    this.#table = table;
    this.#builder = builder;
    this.#moveClock(clock);
    for (const { detection: id, error } of setupErrors) {
      const detection = this.#plan.detections.findIndex((one) => one.id === id);
      if (!failed.includes(id)) this.#skips.push({ detection, event: this.#event + 1, forGood: true, error });
    }
  }

  #loadModules(): LoadAnswer {
    const { settings, detections, helpers, dataModels, libraries, sources } = this.#plan;
    const skip = this.#skips.filter(({ forGood }) => forGood).map(({ detection }) => detection);
    const seeded = { ...settings, seed: entropySeed(this.#plan, this.#resume) };
    const answer = JSON.parse(this.#python.load(JSON.stringify({ settings: seeded, detections, helpers, dataModels, libraries, sources, skip }))) as LoadAnswer;
    this.#running = null;
    this.#refuseTooMuch();
    const failed = new Set(answer.setupErrors.map((setup) => setup.detection));
    this.#loaded = new Set(detections.flatMap((detection, index) => (failed.has(detection.id) || skip.includes(index) ? [] : [index])));
    return answer;
  }

  /** Python executes the module of the detection at `index` next. */
  moduleBegins(index: number): void {
    this.#begin({ event: 0, detection: index });
  }

  #begin(step: Step): void {
    this.#running = step;
    this.#begins(step);
  }

  /** What the user changed while the run was paused; the page has recorded it already. */
  applyChanges({ items, clock }: PausedChanges): void {
    for (const { key, item } of items) this.#table.put(key, item);
    this.#moveClock(clock);
  }

  /** Runs the next event through every loaded detection that its log type goes to, in order of detection ID. */
  nextEvent(): void {
    const text = this.#plan.events[this.#event];
    if (text === undefined) return;
    const data = JSON.parse(text) as JsonObject;
    const { at, time } = processingTime(data, this.#clock, this.#delayOf(this.#event));
    this.#advance(at);
    this.#event += 1;
    this.#builder.add({ kind: 'event', at: this.#clock, event: this.#event, time, data, dataText: text });
    const logType = data['p_log_type'];
    let begun = false;
    const skipped = this.#skips.filter(({ event }) => event === this.#event);
    for (const [index, detection] of this.#plan.detections.entries()) {
      const skip = skipped.find((one) => one.detection === index);
      const takesPart = this.#loaded.has(index) && takesLogType(detection, logType);
      if (skip && (takesPart || skip.forGood)) {
        this.#builder.add({ kind: 'result', at: this.#clock, event: this.#event, detection: detection.id, output: null, error: skip.error, alert: null, stdout: '' });
        continue;
      }
      if (!takesPart) continue;
      if (!begun) this.#python.beginEvent(text);
      begun = true;
      this.#begin({ event: this.#event, detection: index });
      const result = this.#python.run(index);
      this.#running = null;
      this.#refuseTooMuch();
      this.#builder.addResultText(this.#clock, this.#event, detection.id, result);
    }
  }

  /** Answers one DynamoDB request of the running detection and records it. */
  send(operation: string, sent: string, file: string, line: number, helper: string): string {
    if (this.#builder.count > MOST_ENTRIES || this.#builder.characters > MOST_CHARACTERS) {
      this.#isTooLarge = true;
      throw new Error('Too much was recorded in one event.');
    }
    const body = sent.length > MAX_REQUEST_CHARACTERS ? sent.slice(0, KEPT_OF_TOO_LONG) : sent;
    const outcome = this.#table.execute(operation, body);
    this.#builder.add({
      kind: 'request',
      at: this.#clock,
      event: this.#event,
      detection: this.#plan.detections[this.#running?.detection ?? -1]?.id ?? '',
      file,
      line,
      helper: helper === '' ? null : helper,
      operation: outcome.operation,
      key: outcome.key,
      body,
      ...(outcome.error && { error: outcome.error }),
      delta: diffItem(outcome.before, outcome.after),
      units: outcome.units,
    });
    return outcome.response;
  }

  /** Simulated time passes while a detection sleeps. */
  sleep(seconds: number): void {
    const from = this.#clock;
    this.#advance(from + seconds);
    this.#builder.add({ kind: 'clock', at: this.#clock, from, by: 'sleep' });
  }

  /** At Run the clock starts at the one moment of all events, at the first event's time, or where it stands when that event has none. */
  #firstMoment(): EpochSeconds {
    const { events, clock, settings } = this.#plan;
    const first = events[0];
    if (first === undefined) return clock;
    if (settings.processingTime !== 'event time') return settings.processedAt ?? clock;
    const { at, time } = processingTime(JSON.parse(first) as JsonObject, -Infinity, this.#delayOf(0));
    return time === 'event' ? at : clock;
  }

  /** Seconds between the time of the event at `index` and its processing; null: its time does not matter. */
  #delayOf(index: number): number | null {
    const { settings, late } = this.#plan;
    return settings.processingTime === 'event time' ? settings.processingDelaySeconds + (late?.[index] ?? 0) : null;
  }

  /** Time passes: the sweeper deletes what is due on the way. */
  #advance(to: EpochSeconds): void {
    for (const { key, at } of this.#table.sweep(to, this.#plan.settings)) {
      this.#builder.add({ kind: 'delete', at: Math.max(at, this.#clock), key, by: 'sweeper' });
    }
    this.#moveClock(to);
  }

  /** The detection may have caught what `send` threw. */
  #refuseTooMuch(): void {
    if (!this.#isTooLarge) return;
    const what = this.#event === 0 ? 'While modules were loaded' : `In event ${this.#event.toLocaleString('en-US')}`;
    throw new TooMuchRecorded(`${what} more was asked of the table than a trace can hold (${MOST_ENTRIES.toLocaleString('en-US')} requests, or ${MOST_CHARACTERS.toLocaleString('en-US')} characters).`);
  }

  #moveClock(to: EpochSeconds): void {
    this.#clock = to;
    this.#setClock(to);
  }
}
