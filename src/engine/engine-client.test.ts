import { afterEach, expect, it, vi } from 'vitest';
import type { EngineState } from './engine-client-types';
import type { RunPlan } from './engine-protocol';
import { EngineClient } from './engine-client';
import type { WorkerSource } from './remote-worker';

vi.mock('./runtime-files', () => ({ fetchRuntime: () => Promise.reject(new Error('unused')) }));

/** A worker as the sandbox would start it; the test plays its part. */
class FakeWorker {
  readonly #channel = new MessageChannel();
  readonly port = this.#channel.port1;
  readonly requests: { id: number; type: string }[] = [];
  isEnded = false;
  constructor(readonly die: (message: string) => void) {
    this.#channel.port2.onmessage = ({ data }: MessageEvent<{ id: number; type: string }>) => this.requests.push(data);
  }
  say(message: unknown): void {
    this.#channel.port2.postMessage(message);
  }
  boot(): void {
    this.say({ type: 'ready', bootMilliseconds: 1, boot: 'snapshot' });
  }
  end(): void {
    this.isEnded = true;
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}

class FakeSource implements WorkerSource {
  readonly workers: FakeWorker[] = [];
  isClosed = false;
  constructor(readonly up: Promise<void>) {}
  spawn(onDied: (message: string) => void): FakeWorker {
    const worker = new FakeWorker(onDied);
    this.workers.push(worker);
    return worker;
  }
  close(): void {
    this.isClosed = true;
  }
}

const plan = { events: ['{}', '{}'] } as unknown as RunPlan;
const progress = (events: number) => ({ events, total: 2, clock: 0 });
const sources: FakeSource[] = [];
afterEach(() => {
  for (const source of sources.splice(0)) for (const worker of source.workers) worker.end();
});

function client(...ups: Promise<void>[]): { engine: EngineClient; states: EngineState['kind'][]; source: (index?: number) => FakeSource } {
  const engine = new EngineClient(() => {
    const source = new FakeSource(ups[sources.length] ?? Promise.resolve());
    sources.push(source);
    return source;
  });
  const states: EngineState['kind'][] = [];
  engine.subscribe(({ kind }) => states.push(kind));
  return { engine, states, source: (index = 0) => sources[index] as FakeSource };
}

const worker = async (source: FakeSource, index: number): Promise<FakeWorker> => {
  await vi.waitFor(() => expect(source.workers.length).toBeGreaterThan(index));
  return source.workers[index] as FakeWorker;
};

/** Lets the worker answer its newest request. */
async function answer(fake: FakeWorker, type: string, events: number): Promise<void> {
  await vi.waitFor(() => expect(fake.requests.at(-1)?.type).toBe(type));
  fake.say({ type: 'reply', id: fake.requests.at(-1)?.id, progress: progress(events) });
}

it('gives each run a worker of its own, and warms up the next', async () => {
  const { engine, source } = client();
  const first = await worker(source(), 0);
  first.boot();
  const started = engine.start(plan, () => undefined);
  await answer(first, 'start', 0);
  await started;
  const second = await worker(source(), 1);
  const continued = engine.continue(2, null);
  await answer(first, 'continue', 2);
  expect(await continued).toEqual(progress(2));
  expect(first.isEnded).toBe(true);
  expect(second.isEnded).toBe(false);
  expect(source().workers).toHaveLength(2);
});

it('boots another worker when Stop ends the one that was still booting', async () => {
  const { engine, states, source } = client();
  const first = await worker(source(), 0);
  const started = engine.start(plan, () => undefined);
  await vi.waitFor(() => expect(engine.state.kind).toBe('starting'));
  await Promise.resolve();
  engine.stop();
  await expect(started).rejects.toMatchObject({ reason: 'stopped' });
  if (!first.isEnded) first.boot();
  else (await worker(source(), 1)).boot();
  await vi.waitFor(() => expect(engine.state.kind).toBe('ready'));
  expect(states).not.toContain('failed');
});

it('rejects what waits for a worker that dies, and takes another for the next run', async () => {
  const { engine, source } = client();
  const first = await worker(source(), 0);
  first.boot();
  const started = engine.start(plan, () => undefined);
  await answer(first, 'start', 0);
  await started;
  const continued = engine.continue(1, null);
  await vi.waitFor(() => expect(first.requests.at(-1)?.type).toBe('continue'));
  first.die('out of memory');
  await expect(continued).rejects.toMatchObject({ reason: 'crashed', message: expect.stringContaining('out of memory') as string });
  const second = await worker(source(), 1);
  second.boot();
  const again = engine.start(plan, () => undefined);
  await answer(second, 'start', 0);
  await expect(again).resolves.toEqual(progress(0));
});

it('does not give a run a spare that died', async () => {
  const { engine, source } = client();
  const first = await worker(source(), 0);
  first.boot();
  await vi.waitFor(() => expect(engine.state.kind).toBe('ready'));
  first.die('out of memory');
  const started = engine.start(plan, () => undefined);
  const second = await worker(source(), 1);
  second.boot();
  await answer(second, 'start', 0);
  await expect(started).resolves.toEqual(progress(0));
});

it('ends the worker of a run that the engine refused', async () => {
  const { engine, source } = client();
  const first = await worker(source(), 0);
  first.boot();
  const started = engine.start(plan, () => undefined);
  await vi.waitFor(() => expect(first.requests).toHaveLength(1));
  first.say({ type: 'refused', id: first.requests[0]?.id, message: 'no' });
  await expect(started).rejects.toThrow('no');
  expect(first.isEnded).toBe(true);
});

it('ends a worker that sends what is no message', async () => {
  const { engine, source } = client();
  const first = await worker(source(), 0);
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
  const first = await worker(source(1), 0);
  first.boot();
  await answer(first, 'start', 0);
  await started;
  expect(engine.state.kind).toBe('ready');
});
