import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Trace } from '../trace/trace';
import type { TraceSegment } from '../trace/trace-types';
import { EngineEnded } from './engine-ended';
import { EAGER_EVENTS, type PausedChanges } from './engine-protocol';
import { RemoteWorker } from './remote-worker';
import { RUN_LIMITS, type RunLimits } from './run-limits';
import { SupervisedRun } from './supervised-run';
import { CLOCK, eventEntries, fakePlan, FakeSource, segmentOf, startEntry, type FakeWorker } from './test-source';

const sources: FakeSource[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const source of sources.splice(0)) for (const worker of source.workers) worker.end();
});

/** A run on fake workers that have booted. */
function begin(events = 3, limits: Partial<RunLimits> = {}) {
  const source = new FakeSource();
  sources.push(source);
  const plan = fakePlan(events);
  const segments: TraceSegment[] = [];
  const all = { ...RUN_LIMITS, ...limits };
  const takeWorker = async (): Promise<RemoteWorker> => {
    const worker = new RemoteWorker(source, all.secondsPerCall);
    source.workers.at(-1)?.boot();
    await worker.booted;
    return worker;
  };
  const run = new SupervisedRun(plan, (segment) => segments.push(segment), takeWorker, all);
  return { run, plan, source, trace: () => Trace.from(segments) };
}

/** A run in the middle of `continue` up to its end, after `reported` whole events. */
async function running(reported: number, events = 3, changes: PausedChanges | null = null, limits: Partial<RunLimits> = {}) {
  const began = begin(events, limits);
  const started = began.run.start();
  const first = await began.source.worker(0);
  await first.begin();
  await started;
  const done = began.run.continue(events, changes);
  done.catch(() => undefined);
  await first.asked('continue');
  first.reportEvents(1, reported);
  await vi.waitFor(() => expect(first.acknowledged).toBe(reported + 1));
  return { ...began, first, done };
}

/** What a worker is told where it takes a run over. */
const resumeOf = async (worker: FakeWorker) => (await worker.asked('start')).resume;

describe('a call that crashes Python', () => {
  it('costs its result alone: another worker goes on from the last whole event', async () => {
    const { source, first, done, trace } = await running(1);
    first.say({ type: 'crashed', step: 2 * 2 + 1, message: 'frames\nRuntimeError: unreachable' });
    const second = await source.worker(1);
    expect(await resumeOf(second)).toMatchObject({
      events: 1,
      clock: CLOCK + 1,
      swept: CLOCK + 1,
      loaded: true,
      table: [{ key: { S: 'n' }, intCount: { N: '1' } }],
      skips: [{ event: 2, detection: 1, forGood: false, error: { type: 'PythonCrashed', function: 'rule', file: 'rules/b.py' } }],
    });
    expect((await resumeOf(second))?.skips[0]?.error.message).toMatch(/^crashed Python on this event \(RuntimeError: unreachable\); what it did/);
    await second.begin();
    expect(await second.asked('continue')).toMatchObject({ until: 3, changes: null });
    await second.goOn(2);
    expect(await done).toMatchObject({ events: 3 });
    expect(first.isEnded).toBe(true);
    expect(trace().length).toBe(1 + 3 * 4);
    expect(trace().table().get('n')?.['intCount']).toEqual({ N: '3' });
  });

  it('is the last one that was named, also where the news of the end come before its name', async () => {
    const { source, first } = await running(1);
    first.die('gone');
    first.say(2 * 2 + 1);
    const second = await source.worker(1);
    expect((await resumeOf(second))?.skips).toMatchObject([{ event: 2, detection: 1 }]);
  });

  it('in a module leaves that detection out for good, and loads the others', async () => {
    const { run, source } = begin();
    const started = run.start();
    const first = await source.worker(0);
    const { plan } = await first.asked('start');
    first.plan = plan;
    first.report([{ kind: 'start', at: CLOCK, table: [], settings: plan.settings, detections: [] }], 0);
    first.say(0);
    first.say({ type: 'crashed', step: 0, message: 'exit(1)' });
    const second = await source.worker(1);
    expect(await resumeOf(second)).toMatchObject({
      events: 0,
      swept: null,
      loaded: false,
      skips: [{ event: 0, detection: 0, forGood: true, error: { function: 'import', message: expect.stringContaining('no further part') as string } }],
    });
    await second.begin();
    await expect(started).resolves.toMatchObject({ events: 0 });
  });

  it('is left out beside the one before in the same event', async () => {
    const { source, first } = await running(1);
    first.say({ type: 'crashed', step: 4, message: 'one' });
    const second = await source.worker(1);
    await second.begin();
    await second.asked('continue');
    second.say({ type: 'crashed', step: 5, message: 'two' });
    const third = await source.worker(2);
    expect((await resumeOf(third))?.skips.map(({ detection }) => detection)).toEqual([0, 1]);
    await third.begin();
    await third.asked('continue');
    third.reportEvents(2, 2);
    third.say({ type: 'crashed', step: 6, message: 'three' });
    expect((await resumeOf(await source.worker(3)))?.skips).toMatchObject([{ event: 3, detection: 0 }]);
  });

  it('ends the run where nobody knows what crashes, the third time at the same place', async () => {
    const { source, first, done } = await running(1);
    first.die('gone');
    for (const index of [1, 2]) {
      const next = await source.worker(index);
      expect((await resumeOf(next))?.skips).toEqual([]);
      await next.begin();
      await next.asked('continue');
      next.die('gone');
    }
    await expect(done).rejects.toMatchObject({ reason: 'crashed', message: expect.stringContaining('3 times in a row') as string });
    expect(source.workers).toHaveLength(3);
  });

  it('goes on, however often, as long as there is progress', async () => {
    const { source, first, done } = await running(1, 6);
    first.die('gone');
    for (let index = 1; index < 5; index++) {
      const next = await source.worker(index);
      await next.begin();
      await next.asked('continue');
      next.reportEvents(index + 1, index + 1);
      await vi.waitFor(() => expect(next.acknowledged).toBe(1));
      next.die('gone');
    }
    const last = await source.worker(5);
    await last.begin();
    await last.goOn(6);
    await expect(done).resolves.toMatchObject({ events: 6 });
  });
});

describe('changes by hand in a pause', () => {
  const changes: PausedChanges = { items: [{ key: 'hand', item: { key: { S: 'hand' } } }, { key: 'n', item: null }], clock: CLOCK + 50 };

  it('are told again to the worker that takes over before they are part of a report', async () => {
    const { source, first } = await running(0, 3, changes);
    first.say({ type: 'crashed', step: 2, message: 'x' });
    const second = await source.worker(1);
    expect(await resumeOf(second)).toMatchObject({ table: [], clock: CLOCK, swept: null });
    await second.begin();
    expect((await second.asked('continue')).changes).toEqual(changes);
  });

  it('are part of the table of one that takes over later', async () => {
    const { source, first } = await running(1, 3, changes);
    first.say({ type: 'crashed', step: 4, message: 'x' });
    const second = await source.worker(1);
    expect((await resumeOf(second))?.table.map(({ key }) => key)).toEqual([{ S: 'hand' }, { S: 'n' }]);
    await second.begin();
    expect((await second.asked('continue')).changes).toBeNull();
  });
});

describe('the limits', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });

  /** Messages go by way of real tasks. */
  const settled = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
  const wait = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      await settled();
    }
  };

  it('of a call is 15 s, and names it', async () => {
    const { run, source, first } = await running(1);
    first.say(2 * 2);
    await settled();
    expect(run.doing).toEqual({ event: 2, detection: 0 });
    await wait(14);
    expect(first.isEnded).toBe(false);
    await wait(2);
    expect(first.isEnded).toBe(true);
    const skip = (await resumeOf(await source.worker(1)))?.skips[0];
    expect(skip).toMatchObject({ event: 2, detection: 0, error: { type: 'TimeoutError' } });
    expect(skip?.error.message).toBe(
      'ran longer than 15 s on this event and was ended; what it did to the table in this event was not kept, and module globals of all detections start anew, as in production',
    );
  });

  it('begins anew with each call', async () => {
    const { first } = await running(1);
    first.say(2 * 2);
    await settled();
    await wait(10);
    first.say(2 * 2 + 1);
    await settled();
    await wait(10);
    expect(first.isEnded).toBe(false);
  });

  it('does not hold while nothing is asked for', async () => {
    const { run, source } = begin();
    const started = run.start();
    const first = await source.worker(0);
    await first.begin();
    await started;
    await wait(60);
    expect(first.isEnded).toBe(false);
  });

  it('runs the event again where the call is not known for sure', async () => {
    const { source, first, run } = await running(EAGER_EVENTS, EAGER_EVENTS + 5);
    first.say((EAGER_EVENTS + 2) * 2);
    await settled();
    expect(run.doing).toBeNull();
    await wait(16);
    const second = await source.worker(1);
    expect(await resumeOf(second)).toMatchObject({ events: EAGER_EVENTS, skips: [] });
    await second.begin();
    await second.asked('continue');
    second.say((EAGER_EVENTS + 1) * 2 + 1);
    await settled();
    await wait(16);
    expect(await resumeOf(await source.worker(2))).toMatchObject({ skips: [{ event: EAGER_EVENTS + 1, detection: 1 }] });
  });

  it('of the trace end the run with a sentence', async () => {
    const { first, done, trace } = await running(1, 3, null, { entries: 8 });
    first.report(eventEntries(first.plan, 2), 2);
    await expect(done).rejects.toMatchObject({ reason: 'refused', message: expect.stringContaining('8 entries') as string });
    expect(first.isEnded).toBe(true);
    expect(trace().length).toBe(9);
  });

  it('of the trace count its text', async () => {
    const plan = fakePlan();
    const reports = [[startEntry(plan)], eventEntries(plan, 1)].map(segmentOf);
    const characters = reports.map(({ text }) => text).join('').length + 10;
    const { first, done } = await running(1, 3, null, { characters });
    first.report(eventEntries(first.plan, 2), 2);
    await expect(done).rejects.toMatchObject({ reason: 'refused', message: expect.stringContaining(`${characters} characters`) as string });
  });
});

it('ends at once when it is stopped, whatever it waits for', async () => {
  const run = new SupervisedRun(fakePlan(), () => undefined, () => new Promise(() => undefined), RUN_LIMITS);
  const started = run.start();
  run.end(new EngineEnded('stopped', 'Stopped.'));
  await expect(started).rejects.toMatchObject({ reason: 'stopped' });
});
