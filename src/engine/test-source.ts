import { vi } from 'vitest';
import { defaultSettings, plainDetection } from '../python/test-plan';
import { SegmentBuilder } from '../trace/segment';
import type { StoredEntry, TraceSegment } from '../trace/trace-types';
import { tracedDetection } from '../workspace/detection-spec';
import type { AnalyseRequest } from './analysis-protocol';
import type { EngineRequest, PageMessage, RunPlan, RunProgress } from './engine-protocol';
import type { TestWork } from '../unit-tests/test-work';
import type { WorkerSource } from './remote-worker';

export const CLOCK = 1_772_000_000;

/** A plan of detections `a` and `b` over events with a number. */
export function fakePlan(events = 2): RunPlan {
  return {
    settings: defaultSettings,
    detections: [plainDetection('rules/a.py'), plainDetection('rules/b.py')],
    helpers: [],
    sources: {},
    events: Array.from({ length: events }, (_, index) => `{"n":${index + 1}}`),
    table: [],
    clock: CLOCK,
  };
}

export function segmentOf(entries: StoredEntry[]): TraceSegment {
  const builder = new SegmentBuilder();
  for (const entry of entries) builder.add(entry);
  return builder.take();
}

export function startEntry(plan: RunPlan): StoredEntry {
  return { kind: 'start', at: CLOCK, table: plan.table, settings: plan.settings, detections: plan.detections.map(tracedDetection) };
}

/** An event, a request of `a` that sets a counter to the event's number, and the results of both detections. */
export function eventEntries(plan: RunPlan, event: number): StoredEntry[] {
  const text = plan.events[event - 1] ?? '';
  const at = CLOCK + event;
  const quiet = { output: false, error: null, alert: null, stdout: '' };
  const delta = { set: { key: { S: 'n' }, intCount: { N: String(event) } } };
  return [
    { kind: 'event', at, event, time: 'event', data: null, dataText: text },
    { kind: 'request', at, event, detection: 'a', file: 'rules/a.py', line: 1, helper: null, operation: 'PutItem', key: 'n', body: '{}', delta, units: 1 },
    { kind: 'result', at, event, detection: 'a', ...quiet },
    { kind: 'result', at, event, detection: 'b', ...quiet },
  ];
}

/** A worker as the sandbox would start it; the test plays its part. */
export class FakeWorker {
  readonly #channel = new MessageChannel();
  readonly port = this.#channel.port1;
  readonly requests: EngineRequest[] = [];
  /** Reports that the page said it took in. */
  acknowledged = 0;
  isEnded = false;
  plan = fakePlan();
  /** Plays its part in unit tests. */
  onTests: (work: TestWork) => void = () => undefined;
  /** Plays its part in an analysis. */
  onAnalyse: (request: AnalyseRequest) => void = () => undefined;
  /** Results of tests that the page said it took in. */
  testsTakenIn = 0;

  constructor(readonly die: (message: string) => void) {
    this.#channel.port2.onmessage = ({ data }: MessageEvent<PageMessage>) => {
      if (data.type === 'ack') this.acknowledged = data.reports;
      else if (data.type === 'tests') this.onTests(data.work);
      else if (data.type === 'tests-ack') this.testsTakenIn = data.results;
      else if (data.type === 'analyse') this.onAnalyse(data);
      else if (data.type !== 'events') this.requests.push(data);
    };
  }

  say(message: unknown): void {
    this.#channel.port2.postMessage(message);
  }

  boot(): void {
    this.say({ type: 'ready', bootMilliseconds: 1, boot: 'snapshot' });
  }

  /** Waits for the newest request to be of this type. */
  async asked<Type extends EngineRequest['type']>(type: Type): Promise<Extract<EngineRequest, { type: Type }>> {
    return vi.waitFor(() => {
      const request = this.requests.at(-1);
      if (request?.type !== type) throw new Error(`asked for ${request?.type}, not ${type}`);
      return request as Extract<EngineRequest, { type: Type }>;
    });
  }

  progress(events: number): RunProgress {
    return { events, total: this.plan.events.length, clock: CLOCK + events };
  }

  report(entries: StoredEntry[], events: number): void {
    this.say({ type: 'report', segment: segmentOf(entries), progress: this.progress(events) });
  }

  /** Reports event by event. */
  reportEvents(from: number, to: number): void {
    for (let event = from; event <= to; event++) this.report(eventEntries(this.plan, event), event);
  }

  reply(events: number): void {
    this.say({ type: 'reply', id: this.requests.at(-1)?.id, progress: this.progress(events) });
  }

  /** Takes up the run that it is asked to begin. */
  async begin(): Promise<void> {
    const { plan, resume } = await this.asked('start');
    this.plan = plan;
    if (!resume) this.report([startEntry(plan)], 0);
    this.reply(resume?.events ?? 0);
  }

  /** Processes what it is asked to continue with. */
  async goOn(from: number): Promise<void> {
    const { until } = await this.asked('continue');
    this.reportEvents(from, until);
    this.reply(until);
  }

  end(): void {
    this.isEnded = true;
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}

export class FakeSource implements WorkerSource {
  readonly workers: FakeWorker[] = [];
  isClosed = false;
  /** The frame is gone. */
  lose: () => void = () => undefined;
  constructor(readonly up: Promise<void> = Promise.resolve()) {}

  spawn(onDied: (message: string) => void): FakeWorker {
    const worker = new FakeWorker(onDied);
    this.workers.push(worker);
    return worker;
  }

  onLost(listener: () => void): void {
    this.lose = listener;
  }

  close(): void {
    this.isClosed = true;
  }

  /** Worker number `index` (from 0), as soon as it was started. */
  async worker(index: number): Promise<FakeWorker> {
    return vi.waitFor(() => {
      const worker = this.workers[index];
      if (!worker) throw new Error(`no worker ${index} yet`);
      return worker;
    });
  }
}
