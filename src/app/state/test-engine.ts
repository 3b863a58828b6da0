import type { Engine, EngineState, RunBeginning, Wait } from '../../engine/engine-client-types';
import type { PausedChanges, RunPlan, RunProgress, Step } from '../../engine/engine-protocol';
import { EngineEnded } from '../../engine/page-behaviour';
import type { TestOutcome, TestPlan } from '../../engine/test-pool-types';
import type { AnalysisWork, FileAnalysis } from '../../pitfalls/finding-types';
import { SegmentBuilder } from '../../trace/segment';
import { Trace } from '../../trace/trace';
import type { StoredEntry, TraceSegment } from '../../trace/trace-types';
import type { ReachedLines } from '../../unit-tests/reached-lines';

type Report = (segment: TraceSegment, progress: RunProgress) => void;

/** What the fake records for event number `event`, at `at`. */
export type Script = (event: number, at: number) => StoredEntry[];

/** An engine without Python: it reports a segment an event, with what a script says, one second an event. */
export class FakeEngine implements Engine {
  state: EngineState = { kind: 'ready', bootMilliseconds: 1, boot: 'snapshot' };
  doing: Step | null = null;
  wait: Wait | null = null;
  script: Script = () => [];
  /** After this event the engine neither reports nor answers, like a detection that does not end. */
  hangsAfter: number | null = null;
  readonly plans: RunPlan[] = [];
  readonly beginnings: (RunBeginning | null)[] = [];
  readonly continued: { until: number; changes: PausedChanges | null }[] = [];
  stops = 0;
  readonly testPlans: TestPlan[] = [];
  /** Tells of a test that was run, and ends the tests: the test plays the engine's part. */
  tell: (outcome: TestOutcome) => void = () => undefined;
  tellLoaded: (lines: ReachedLines) => void = () => undefined;
  endTests: (error?: Error) => void = () => undefined;
  #listeners = new Set<(state: EngineState) => void>();
  #run: { plan: RunPlan; report: Report; events: number; clock: number } | null = null;
  #reject: ((error: Error) => void) | null = null;

  subscribe(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  enter(state: EngineState): void {
    this.state = state;
    this.#listeners.forEach((listener) => listener(state));
  }

  start(plan: RunPlan, report: Report, beginning: RunBeginning | null = null): Promise<RunProgress> {
    this.plans.push(plan);
    this.beginnings.push(beginning);
    this.#run = { plan, report, events: beginning?.events ?? 0, clock: beginning?.trace.clock ?? plan.clock };
    if (this.hangsAfter === -1) return this.#never();
    if (beginning) return Promise.resolve(this.#progress());
    const detections = plan.detections.map(({ id, path, displayName, dedupPeriodMinutes, threshold }) => {
      return { id, path, displayName, dedupPeriodMinutes, threshold };
    });
    this.#report([{ kind: 'start', at: plan.clock, table: plan.table, settings: plan.settings, detections }]);
    return Promise.resolve(this.#progress());
  }

  async continue(until: number, changes: PausedChanges | null): Promise<RunProgress> {
    const run = this.#run;
    if (!run) throw new Error('There is no run to continue.');
    this.continued.push({ until, changes });
    if (changes) run.clock = changes.clock;
    while (run.events < until) {
      if (this.hangsAfter === run.events) return this.#never();
      run.events += 1;
      run.clock += 1;
      const data = JSON.parse(run.plan.events[run.events - 1] ?? 'null') as { [name: string]: string };
      this.#report([
        { kind: 'event', at: run.clock, event: run.events, time: 'event', data },
        ...this.script(run.events, run.clock),
      ]);
    }
    return this.#progress();
  }

  test(plan: TestPlan, onTested: (outcome: TestOutcome) => void, onLoaded: (lines: ReachedLines) => void): Promise<void> {
    this.testPlans.push(plan);
    this.tell = onTested;
    this.tellLoaded = onLoaded;
    return new Promise((resolve, reject) => (this.endTests = (error) => (error ? reject(error) : resolve())));
  }

  /** What a plan that is run aside gives: a trace of its start, then of what the script says. */
  async runAside(plan: RunPlan): Promise<Trace> {
    const aside = new FakeEngine();
    aside.script = this.script;
    let trace: Trace | null = null;
    const take: Report = (segment) => (trace = trace?.append(segment) ?? Trace.from([segment]));
    await aside.start(plan, take);
    await aside.continue(plan.events.length, null);
    return trace ?? Trace.from([]);
  }

  /** What was asked to be looked into, and what is answered. */
  readonly works: AnalysisWork[] = [];
  answer: (work: AnalysisWork) => Promise<readonly FileAnalysis[]> | readonly FileAnalysis[] = ({ paths }) => paths.map((path) => ({ path, findings: [], unread: [], silenced: [] }));
  #endAnalysis: (error: Error) => void = () => undefined;

  analyse(work: AnalysisWork): Promise<readonly FileAnalysis[]> {
    this.works.push(work);
    return new Promise((resolve, reject) => {
      this.#endAnalysis = reject;
      void Promise.resolve(this.answer(work)).then(resolve, reject);
    });
  }

  stopAnalysis(): void {
    this.#endAnalysis(new EngineEnded('stopped', 'The search for pitfalls was stopped.'));
  }

  expectTests(): void {
    // Nothing boots here.
  }

  stopTests(): void {
    this.endTests(new EngineEnded('stopped', 'The tests were stopped.'));
  }

  stop(): void {
    this.stops += 1;
    this.crash('The run was stopped.');
  }

  /** The worker dies. */
  crash(message: string): void {
    this.#run = null;
    this.#reject?.(new Error(message));
    this.#reject = null;
  }

  #report(entries: StoredEntry[]): void {
    const builder = new SegmentBuilder();
    entries.forEach((entry) => builder.add(entry));
    this.#run?.report(builder.take(), this.#progress());
  }

  #progress(): RunProgress {
    const { events = 0, plan, clock = 0 } = this.#run ?? {};
    return { events, total: plan?.events.length ?? 0, clock };
  }

  #never(): Promise<RunProgress> {
    return new Promise((_, reject) => (this.#reject = reject));
  }
}
