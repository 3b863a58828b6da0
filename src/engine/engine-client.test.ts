import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EngineState } from './engine-client-types';
import { EngineClient } from './engine-client';
import type { EngineEnded } from './engine-ended';
import { RUN_LIMITS } from './run-limits';
import { CLOCK, fakePlan, FakeSource } from './test-source';

vi.mock('./runtime-files', () => ({ fetchRuntime: () => Promise.reject(new Error('unused')) }));

const plan = fakePlan();
const progress = (events: number) => ({ events, total: 2, clock: CLOCK + events });
const sources: FakeSource[] = [];
afterEach(() => {
  for (const source of sources.splice(0)) for (const worker of source.workers) worker.end();
});

function client(...ups: Promise<void>[]): { engine: EngineClient; states: EngineState['kind'][]; source: (index?: number) => FakeSource } {
  const open = (): FakeSource => {
    const source = new FakeSource(ups[sources.length] ?? Promise.resolve());
    sources.push(source);
    return source;
  };
  // The next worker follows soon.
  const engine = new EngineClient(open, RUN_LIMITS, 200);
  const states: EngineState['kind'][] = [];
  engine.subscribe(({ kind }) => states.push(kind));
  return { engine, states, source: (index = 0) => sources[index] as FakeSource };
}

/** A client whose first worker has begun a run. */
async function clientInRun() {
  const parts = client();
  const first = await parts.source().worker(0);
  first.boot();
  const started = parts.engine.start(plan, () => undefined);
  await first.begin();
  await started;
  return { ...parts, first };
}

it('gives each run a worker of its own, and warms up the next', async () => {
  const { engine, source, first } = await clientInRun();
  const second = await source().worker(1);
  const continued = engine.continue(2, null);
  await first.goOn(1);
  expect(await continued).toEqual(progress(2));
  expect(first.isEnded).toBe(true);
  expect(second.isEnded).toBe(false);
  expect(source().workers).toHaveLength(2);
});

it('says once how Python started: spares boot beside a run, and are no news', async () => {
  const { engine, states, source } = await clientInRun();
  const second = await source().worker(1);
  second.boot();
  const again = engine.start(plan, () => undefined);
  await second.begin();
  await again;
  expect(states).toEqual(['ready']);
});

it('keeps the worker that was still booting when Stop came', async () => {
  const { engine, states, source } = client();
  const first = await source().worker(0);
  const started = engine.start(plan, () => undefined);
  engine.stop();
  await expect(started).rejects.toMatchObject({ reason: 'stopped' });
  expect(first.isEnded).toBe(false);
  first.boot();
  await vi.waitFor(() => expect(engine.state.kind).toBe('ready'));
  expect(states).not.toContain('failed');
  const again = engine.start(plan, () => undefined);
  await first.begin();
  await expect(again).resolves.toEqual(progress(0));
});

it('ends at once, with the tests that are stopped, the workers that boot for them', async () => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 3 });
  try {
    const { engine, states, source } = client();
    const modules = { settings: plan.settings, helpers: [], sources: {} };
    const groups = plan.detections.map((detection) => ({ detection, source: '', tests: [{ test: '{}', time: null }] }));
    const tested = engine.test({ modules, groups, table: 'empty', clock: 'real now', now: CLOCK, items: [], coverage: false }, () => undefined, () => undefined);
    const booting = [await source().worker(0), await source().worker(1)];
    engine.stopTests();
    expect(booting.map(({ isEnded }) => isEnded)).toEqual([true, true]);
    await expect(tested).rejects.toMatchObject({ reason: 'stopped' });
    // The next spare, which tells how Python started.
    (await source().worker(2)).boot();
    await vi.waitFor(() => expect(engine.state.kind).toBe('ready'));
    expect(states).toEqual(['ready']);
    expect(source().workers).toHaveLength(3);
    // Stopped again before it took any: the spare stays.
    const again = engine.test({ modules, groups, table: 'empty', clock: 'real now', now: CLOCK, items: [], coverage: false }, () => undefined, () => undefined);
    engine.stopTests();
    await expect(again).rejects.toMatchObject({ reason: 'stopped' });
    expect(source().workers.map(({ isEnded }) => isEnded)).toEqual([true, true, false]);
  } finally {
    vi.unstubAllGlobals();
  }
});

it('boots workers for tests that will come, which they find, and ends none of them meanwhile', async () => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 3 });
  try {
    const { engine, source } = client();
    (await source().worker(0)).boot();
    engine.expectTests();
    engine.expectTests();
    // The spare, the two that tests need beside it, and one for practice.
    expect(source().workers).toHaveLength(4);
    source().workers[3]?.boot();
    const modules = { settings: plan.settings, helpers: [], sources: {} };
    const groups = plan.detections.map((detection) => ({ detection, source: '', tests: [{ test: '{}', time: null }] }));
    const tested = engine.test({ modules, groups, table: 'empty', clock: 'real now', now: CLOCK, items: [], coverage: false }, () => undefined, () => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    // Two detections have two workers: those that boot already. The spare of a run stays.
    expect(source().workers).toHaveLength(4);
    engine.stopTests();
    await expect(tested).rejects.toMatchObject({ reason: 'stopped' });
    expect(source().workers.map(({ isEnded }) => isEnded)).toEqual([false, true, true, true]);
  } finally {
    vi.unstubAllGlobals();
  }
});

it('gives the worker that boots to the last of several runs that wait for it', async () => {
  const { engine, source } = client();
  const first = await source().worker(0);
  const runs = [engine.start(plan, () => undefined), engine.start(plan, () => undefined), engine.start(plan, () => undefined)];
  const ends = runs.map((run) => run.then(() => 'started', (error: EngineEnded) => error.reason));
  first.boot();
  await first.begin();
  expect(await Promise.all(ends)).toEqual(['stopped', 'stopped', 'started']);
  expect(first.requests).toHaveLength(1);
  expect(source().workers).toHaveLength(1);
  await source().worker(1);
});

it('does not give a run a spare that died', async () => {
  const { engine, source } = client();
  const first = await source().worker(0);
  first.boot();
  await vi.waitFor(() => expect(engine.state.kind).toBe('ready'));
  first.die('out of memory');
  const started = engine.start(plan, () => undefined);
  const second = await source().worker(1);
  second.boot();
  await second.begin();
  await expect(started).resolves.toEqual(progress(0));
});

it('ends the worker of a run that the engine refused', async () => {
  const { engine, source } = client();
  const first = await source().worker(0);
  first.boot();
  const started = engine.start(plan, () => undefined);
  await vi.waitFor(() => expect(first.requests).toHaveLength(1));
  first.say({ type: 'refused', id: first.requests[0]?.id, message: 'no' });
  await expect(started).rejects.toThrow('no');
  expect(first.isEnded).toBe(true);
});

it('ends a worker that sends what is no message', async () => {
  const { engine, source } = client();
  const first = await source().worker(0);
  first.boot();
  const started = engine.start(plan, () => undefined);
  await vi.waitFor(() => expect(first.requests).toHaveLength(1));
  first.say({ type: 'reply', id: 1, progress: { events: 5, total: 2, clock: 0 } });
  await expect(started).rejects.toMatchObject({ reason: 'crashed' });
  expect(first.isEnded).toBe(true);
});

it('opens the sandbox again after it could not be opened', async () => {
  const { engine, source } = client(Promise.reject(new Error('Python could not be fetched')));
  await vi.waitFor(() => expect(engine.state).toEqual({ kind: 'failed', message: 'Python could not be fetched' }));
  expect(source().isClosed).toBe(true);
  const started = engine.start(plan, () => undefined);
  await vi.waitFor(() => expect(sources).toHaveLength(2));
  const first = await source(1).worker(0);
  first.boot();
  await first.begin();
  await started;
  expect(engine.state.kind).toBe('ready');
});

describe('a frame that is lost', () => {
  it('is opened again at once, and the run goes on in it', async () => {
    const { engine, states, source, first } = await clientInRun();
    const continued = engine.continue(2, null);
    await first.asked('continue');
    first.reportEvents(1, 1);
    await vi.waitFor(() => expect(first.acknowledged).toBe(2));
    source().lose();
    for (const { die } of source().workers) die('gone');
    expect(source().isClosed).toBe(true);
    await vi.waitFor(() => expect(sources).toHaveLength(2));
    const second = await source(1).worker(0);
    second.boot();
    expect((await second.asked('start')).resume).toMatchObject({ events: 1, clock: CLOCK + 1, skips: [] });
    await second.begin();
    await second.goOn(2);
    expect(await continued).toEqual(progress(2));
    expect(states).toEqual(['ready', 'starting', 'ready']);
  });

  it('is not opened again and again where nothing boots in it', async () => {
    const { engine, source } = client();
    await source().worker(0);
    source().lose();
    expect(engine.state).toMatchObject({ kind: 'failed', message: expect.stringContaining('stopped answering') as string });
    expect(sources).toHaveLength(1);
    const started = engine.start(plan, () => undefined);
    const first = await source(1).worker(0);
    first.boot();
    await first.begin();
    await expect(started).resolves.toEqual(progress(0));
  });
});

it('gives up a worker that does not boot, and takes another at the next run', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    const { engine, source } = client();
    await vi.advanceTimersByTimeAsync(125_000);
    expect(engine.state).toEqual({ kind: 'failed', message: 'Python did not start within two minutes.' });
    expect(source().workers[0]?.isEnded).toBe(true);
    const started = engine.start(plan, () => undefined);
    vi.useRealTimers();
    const second = await source().worker(1);
    second.boot();
    await second.begin();
    await started;
    expect(engine.state.kind).toBe('ready');
  } finally {
    vi.useRealTimers();
  }
});
