import type { EpochSeconds } from '../clock/clock-types';
import { processingTime } from '../clock/panther-time';
import type { PausedChanges, RunPlan, RunProgress } from '../engine/engine-protocol';
import type { Python } from '../python/boot';
import { Table } from '../table/table';
import type { JsonObject } from '../trace/item';
import { diffItem } from '../trace/item-delta';
import { SegmentBuilder } from '../trace/segment';
import type { PythonError, TraceSegment } from '../trace/trace-types';
import { takesLogType, tracedDetection } from '../workspace/detection-spec';

interface LoadAnswer {
  setupErrors: { detection: string; error: PythonError; stdout: string }[];
  /** What modules that could be loaded printed meanwhile; nothing of those that printed nothing. */
  output: { detection: string; stdout: string }[];
}

/**
 * One run: a plan's events through its detections, against one table and one clock, recorded as a trace. The same plan
 * gives the same trace.
 */
export class Replay {
  readonly #plan: RunPlan;
  readonly #python: Python;
  readonly #setClock: (at: EpochSeconds) => void;
  readonly #table: Table;
  readonly #builder = new SegmentBuilder();
  /** Indices of detections whose module could be loaded. */
  #loaded: number[] = [];
  #clock: EpochSeconds;
  #event = 0;
  #detection = '';

  /** Records the start. `setClock` is told each moment that Python shall see as now. */
  constructor(plan: RunPlan, python: Python, setClock: (at: EpochSeconds) => void) {
    this.#plan = plan;
    this.#python = python;
    this.#setClock = setClock;
    this.#table = new Table(plan.table);
    this.#clock = this.#firstMoment();
    setClock(this.#clock);
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

  takeSegment(): TraceSegment {
    return this.#builder.take();
  }

  /** Loads the modules; one that cannot be loaded, or prints something, is a result of event 0. The former takes no part. */
  load(): void {
    const { settings, detections, helpers, sources } = this.#plan;
    const answer = this.#python.load(JSON.stringify({ settings, detections, helpers, sources }));
    const { setupErrors, output } = JSON.parse(answer) as LoadAnswer;
    const failed = new Set(setupErrors.map((setup) => setup.detection));
    const loading = { kind: 'result', at: this.#clock, event: 0, output: null, alert: null } as const;
    for (const { detection, stdout } of output) this.#builder.add({ ...loading, detection, error: null, stdout });
    for (const { detection, error, stdout } of setupErrors) this.#builder.add({ ...loading, detection, error, stdout });
    this.#loaded = detections.flatMap((detection, index) => (failed.has(detection.id) ? [] : [index]));
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
    const { at, time } = processingTime(data, this.#clock, this.#plan.settings.processingDelaySeconds);
    this.#advance(at);
    this.#event += 1;
    this.#builder.add({ kind: 'event', at: this.#clock, event: this.#event, time, data, dataText: text });
    const logType = data['p_log_type'];
    let begun = false;
    for (const index of this.#loaded) {
      const detection = this.#plan.detections[index];
      if (!detection || !takesLogType(detection, logType)) continue;
      if (!begun) this.#python.beginEvent(text);
      begun = true;
      this.#detection = detection.id;
      const result = this.#python.run(index);
      this.#builder.addResultText(this.#clock, this.#event, detection.id, result);
    }
    this.#detection = '';
  }

  /** Answers one DynamoDB request of the running detection and records it. */
  send(operation: string, body: string, file: string, line: number, helper: string): string {
    const outcome = this.#table.execute(operation, body);
    this.#builder.add({
      kind: 'request',
      at: this.#clock,
      event: this.#event,
      detection: this.#detection || this.#python.currentDetection(),
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

  /** At Run the clock starts at the first event's time, or where it stands when that event has none. */
  #firstMoment(): EpochSeconds {
    const first = this.#plan.events[0];
    if (first === undefined) return this.#plan.clock;
    const { at, time } = processingTime(JSON.parse(first) as JsonObject, -Infinity, this.#plan.settings.processingDelaySeconds);
    return time === 'event' ? at : this.#plan.clock;
  }

  /** Time passes: the sweeper deletes what is due on the way. */
  #advance(to: EpochSeconds): void {
    for (const { key, at } of this.#table.sweep(to, this.#plan.settings)) {
      this.#builder.add({ kind: 'delete', at: Math.max(at, this.#clock), key, by: 'sweeper' });
    }
    this.#moveClock(to);
  }

  #moveClock(to: EpochSeconds): void {
    this.#clock = to;
    this.#setClock(to);
  }
}
