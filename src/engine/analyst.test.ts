import { afterEach, expect, it, vi } from 'vitest';
import type { AnalysisWork } from '../pitfalls/finding-types';
import { Analyst } from './analyst';
import { WorkerFault } from './engine-ended';
import { RemoteWorker } from './remote-worker';
import { FakeSource } from './test-source';

const WORK: AnalysisWork = {
  sources: { 'rules/a.py': '' },
  detections: [],
  helpers: [],
  settings: { helpers: '1.0.2', eventsInPutDictionary: 'as documented' },
  paths: ['rules/a.py'],
};
const NOTHING = [{ path: 'rules/a.py', findings: [], unread: [], silenced: [] }];

let source = new FakeSource();
afterEach(() => {
  for (const worker of source.workers) worker.end();
});

function analyst(seconds = 30): Analyst {
  source = new FakeSource();
  return new Analyst(() => Promise.resolve(new RemoteWorker(source, 15)), seconds);
}

/** Boots worker number `index`, which answers what it is asked. */
async function serve(index: number, text = JSON.stringify(NOTHING)): Promise<void> {
  const worker = await source.worker(index);
  worker.onAnalyse = ({ id }) => worker.say({ type: 'analysed', id, text });
  worker.boot();
}

it('boots a worker for the first work and keeps it', async () => {
  const one = analyst();
  expect(source.workers).toHaveLength(0);
  const first = one.analyse(WORK);
  await serve(0);
  expect(await first).toEqual(NOTHING);
  expect(await one.analyse(WORK)).toEqual(NOTHING);
  expect(source.workers).toHaveLength(1);
  // Nothing is going on: the worker stays.
  one.stop();
  expect(await one.analyse(WORK)).toEqual(NOTHING);
  expect(source.workers).toHaveLength(1);
});

it('takes one work after the other, and stop ends those that wait as well', async () => {
  const one = analyst();
  const first = one.analyse(WORK);
  const second = one.analyse(WORK);
  const asked: number[] = [];
  const worker = await source.worker(0);
  worker.onAnalyse = ({ id }) => void asked.push(id);
  worker.boot();
  await vi.waitFor(() => expect(asked).toEqual([1]));
  worker.say({ type: 'analysed', id: 1, text: JSON.stringify(NOTHING) });
  expect(await first).toEqual(NOTHING);
  await vi.waitFor(() => expect(asked).toEqual([1, 2]));
  const third = one.analyse(WORK);
  one.stop();
  await expect(second).rejects.toMatchObject({ reason: 'stopped' });
  await expect(third).rejects.toMatchObject({ reason: 'stopped' });
  expect(source.workers).toHaveLength(1);
});

it('is stopped at once, while Python boots and while it works, and has a new worker then', async () => {
  const one = analyst();
  const booting = one.analyse(WORK);
  const worker = await source.worker(0);
  // The worker is the analyst's own by then.
  await Promise.resolve();
  one.stop();
  await expect(booting).rejects.toMatchObject({ reason: 'stopped' });
  expect(worker.isEnded).toBe(true);
  const working = one.analyse(WORK);
  const second = await source.worker(1);
  await new Promise<void>((resolve) => {
    second.onAnalyse = () => resolve();
    second.boot();
  });
  one.stop();
  await expect(working).rejects.toMatchObject({ reason: 'stopped' });
  const again = one.analyse(WORK);
  await serve(2);
  expect(await again).toEqual(NOTHING);
});

it('gives up work that takes too long with a sentence, and the next one has a new worker', async () => {
  const one = analyst(0.05);
  const endless = one.analyse(WORK);
  (await source.worker(0)).boot();
  await expect(endless).rejects.toThrow('Looking into it took longer than 0.05 s and was ended.');
  await expect(endless).rejects.toBeInstanceOf(WorkerFault);
  const again = one.analyse(WORK);
  await serve(1);
  expect(await again).toEqual(NOTHING);
});

it.each([
  ['text that is no JSON', 'no'],
  ['another file', JSON.stringify([{ ...NOTHING[0], path: 'rules/b.py' }])],
  ['a file twice', JSON.stringify([NOTHING[0], NOTHING[0]])],
  ['a code that is none', JSON.stringify([{ ...NOTHING[0], silenced: [{ code: 'RC1', line: 1 }] }])],
  ['a finding without a place', JSON.stringify([{ ...NOTHING[0], findings: [{ code: 'RC101', message: 'x', calls: [], fix: null }] }])],
  ['a message that is too long', JSON.stringify([{ ...NOTHING[0], unread: [{ line: 1, text: 'x'.repeat(3_000) }] }])],
])('believes no answer that is not of its shape: %s', async (_, text) => {
  const one = analyst();
  const asked = one.analyse(WORK);
  await serve(0, text);
  await expect(asked).rejects.toThrow('What the analysis answered cannot be read.');
  expect(source.workers[0]?.isEnded).toBe(true);
});

it('says that the analysis itself failed', async () => {
  const one = analyst();
  const asked = one.analyse(WORK);
  const worker = await source.worker(0);
  worker.onAnalyse = ({ id }) => worker.say({ type: 'analysis-failed', id, message: 'KeyError' });
  worker.boot();
  await expect(asked).rejects.toThrow('The analysis itself failed: KeyError');
});

it('ends a worker that answers what nobody asked', async () => {
  const one = analyst();
  const asked = one.analyse(WORK);
  const worker = await source.worker(0);
  worker.onAnalyse = ({ id }) => worker.say({ type: 'analysed', id: id + 1, text: '[]' });
  worker.boot();
  await expect(asked).rejects.toMatchObject({ reason: 'crashed' });
});

it('does one piece of work after the other, and ends those that wait too', async () => {
  const one = analyst();
  const asked: number[] = [];
  const [first, second] = [one.analyse(WORK), one.analyse(WORK)];
  const worker = await source.worker(0);
  worker.onAnalyse = ({ id }) => asked.push(id);
  worker.boot();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  worker.say({ type: 'analysed', id: asked[0], text: JSON.stringify(NOTHING) });
  expect(await first).toEqual(NOTHING);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  const third = one.analyse(WORK);
  one.stop();
  await expect(second).rejects.toMatchObject({ reason: 'stopped' });
  await expect(third).rejects.toMatchObject({ reason: 'stopped' });
});
