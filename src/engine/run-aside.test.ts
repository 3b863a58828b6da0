import { expect, it, vi } from 'vitest';
import { EngineClient } from './engine-client';
import { RUN_LIMITS } from './run-limits';
import { eventEntries, fakePlan, FakeSource } from './test-source';

vi.mock('./runtime-files', () => ({ fetchRuntime: () => Promise.reject(new Error('unused')) }));

const plan = fakePlan();

it('runs a plan in a worker of its own, beside a run, and ends that worker', async () => {
  const source = new FakeSource();
  const engine = new EngineClient(() => source, RUN_LIMITS, 200);
  const spare = await source.worker(0);
  spare.boot();
  const told: number[] = [];
  const aside = engine.runAside(plan, new AbortController().signal, { onProgress: ({ events }) => void told.push(events) });
  const worker = await source.worker(1);
  worker.boot();
  await worker.begin();
  const started = engine.start(plan, () => undefined);
  await spare.begin();
  await started;
  await worker.goOn(1);
  const trace = await aside;
  expect(trace.length).toBe(9);
  expect(told.at(-1)).toBe(plan.events.length);
  expect(worker.isEnded).toBe(true);
  expect(spare.isEnded).toBe(false);
  engine.stop();
});

it('ends at once where it is told to', async () => {
  const source = new FakeSource();
  const engine = new EngineClient(() => source, RUN_LIMITS, 200);
  const stop = new AbortController();
  const aside = engine.runAside(plan, stop.signal);
  const worker = await source.worker(1);
  worker.boot();
  await worker.asked('start');
  stop.abort();
  await expect(aside).rejects.toMatchObject({ reason: 'stopped' });
  await vi.waitFor(() => expect(worker.isEnded).toBe(true));
});

it('ends with the event of the first error where that is enough', async () => {
  const source = new FakeSource();
  const aside = new EngineClient(() => source, RUN_LIMITS, 200).runAside(plan, new AbortController().signal, { untilError: true });
  const worker = await source.worker(1);
  worker.boot();
  await worker.begin();
  await worker.asked('continue');
  const error = { type: 'ValueError', message: 'bad', repr: "ValueError('bad')", function: 'rule', file: null, line: null, traceback: '' };
  worker.report(eventEntries(plan, 1).map((entry) => (entry.kind === 'result' ? { ...entry, error } : entry)), 1);
  worker.reply(1);
  expect((await aside).length).toBe(5);
  expect(worker.isEnded).toBe(true);
});
