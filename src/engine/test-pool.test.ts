import { describe, expect, it, vi } from 'vitest';
import { defaultSettings, plainDetection } from '../python/test-plan';
import type { TestBench } from '../unit-tests/test-bench';
import type { ReachedLines } from '../unit-tests/reached-lines';
import type { TestWork } from '../unit-tests/test-work';
import { EngineEnded } from './engine-ended';
import { RemoteWorker } from './remote-worker';
import { MOST_TESTS_AHEAD, TestLoop } from './test-loop';
import { TestPool } from './test-pool';
import type { TestOutcome, TestPlan } from './test-pool-types';
import { readTestMessage, type TestMessage } from './test-protocol';
import { FakeSource, type FakeWorker } from './test-source';

const PASSED = JSON.stringify({ output: true, functions: {}, alerted: true, passed: true, error: null, stdout: '' });
const LIMIT = 0.06;
/** Seconds, for tests in which nothing hangs. */
const PATIENT = 60;

/** A plan of detections `d0`, `d1` … with so many tests each. */
function planOf(tests: readonly number[], change: Partial<TestPlan> = {}): TestPlan {
  return {
    modules: { settings: defaultSettings, helpers: [], sources: { 'global_helpers/h.py': 'x = 1' } },
    groups: tests.map((count, index) => ({
      detection: plainDetection(`rules/d${index}.py`),
      source: `# ${index}`,
      tests: Array.from({ length: count }, (_, test) => ({ test: `d${index}/${test}`, time: null })),
    })),
    table: 'empty',
    clock: 'real now',
    now: 1,
    items: [],
    coverage: false,
    ...change,
  };
}

/** Line 1 of 2 of the helper, and of each detection. */
function linesTold({ modules }: TestWork): string {
  return JSON.stringify(Object.fromEntries(Object.keys(modules.sources).map((path) => [path, { lines: [1, 2], reached: [1] }])));
}

/** What a worker does with a test, (by its path) with a module, or before the first of these (`loading`); nothing: it passes. */
type Mischief = (what: string) => unknown;
const HANGS = Symbol('hangs');
const DIES = Symbol('dies');
const DIES_SILENTLY = Symbol('dies silently');

/** Plays the worker's part in some work. `undefined` from `mischief`: all is well; a message: it is said instead. */
function play(worker: FakeWorker, work: TestWork, mischief: Mischief): void {
  const act = (deed: unknown, otherwise: unknown): boolean => {
    if (deed === HANGS) return false;
    if (deed === DIES) worker.die('the browser ended it');
    else if (deed === DIES_SILENTLY) worker.die('');
    else worker.say(deed ?? otherwise);
    return deed === undefined;
  };
  const atFirst = mischief('loading');
  if (atFirst !== undefined) return void act(atFirst, null);
  for (const [detection, { path }] of work.modules.detections.entries()) {
    worker.say({ type: 'module', detection });
    const deed = mischief(path);
    if (deed !== undefined) return void act(deed, null);
  }
  const told = work.coverage ? linesTold(work) : null;
  worker.say(mischief('loaded') ?? { type: 'loaded', lines: told });
  for (const [test, call] of work.tests.entries()) {
    const message = { type: 'tested', test, result: PASSED, milliseconds: 1, requests: 0, changes: work.table === 'shared' ? `["${call.test}"]` : null, lines: told };
    if (!act(mischief(call.test), message)) return;
  }
}

async function run(plan: TestPlan, mischief: Mischief = () => undefined, workers = 2, secondsPerCall = LIMIT, onBooted: (worker: FakeWorker, index: number) => void = () => undefined) {
  const source = new FakeSource();
  const works: TestWork[] = [];
  const outcomes: TestOutcome[] = [];
  const loaded: ReachedLines[] = [];
  const spawned = source.spawn.bind(source);
  source.spawn = (onDied) => {
    const worker = spawned(onDied);
    worker.onTests = (work) => {
      works.push(work);
      play(worker, work, mischief);
    };
    worker.boot();
    return worker;
  };
  const pool = new TestPool(plan, {
    workers,
    secondsPerCall,
    takeWorker: async () => {
      const worker = new RemoteWorker(source, secondsPerCall);
      const index = source.workers.length - 1;
      await worker.booted;
      const fake = source.workers[index];
      if (fake) onBooted(fake, index);
      return worker;
    },
    onTested: (outcome) => outcomes.push(outcome),
    onLoaded: (lines) => loaded.push(lines),
  });
  const reply = pool.start();
  const all = () =>
    outcomes
      .map(({ group, test, result }) => `d${group}/${test} ${result.passed ? 'passed' : (result.error?.type ?? 'failed')}`)
      .sort();
  return { pool, reply, source, works, outcomes, loaded, all };
}
const names = (tests: readonly number[], word = 'passed'): string[] => tests.flatMap((count, group) => Array.from({ length: count }, (_, test) => `d${group}/${test} ${word}`));

describe('tests in several workers', () => {
  it('are all run once, those of one detection by one worker, with their own sources and the helpers', async () => {
    const counts = Array.from({ length: 40 }, (_, index) => index % 4);
    const { reply, works, all, source } = await run(planOf(counts));
    await reply;
    expect(all()).toEqual(names(counts).sort());
    expect(source.workers).toHaveLength(2);
    expect(source.workers.every(({ isEnded }) => isEnded)).toBe(true);
    const homes = new Map<string, TestWork>();
    for (const work of works) {
      expect(Object.keys(work.modules.sources)).toEqual(['global_helpers/h.py', ...work.modules.detections.map(({ path }) => path)]);
      for (const { path } of work.modules.detections) {
        expect(homes.has(path)).toBe(false);
        homes.set(path, work);
      }
    }
  });

  it('cost a worker each that hangs, and nothing else', async () => {
    const counts = [3, 3, 3];
    const { reply, all, outcomes, source } = await run(planOf(counts), (what) => (what === 'd1/1' ? HANGS : undefined), 1);
    await reply;
    expect(all()).toEqual(names(counts).map((name) => (name.startsWith('d1/1') ? 'd1/1 TimeoutError' : name)));
    expect(outcomes.find(({ group, test }) => group === 1 && test === 1)?.result.error).toMatchObject({ function: 'rule', file: 'rules/d1.py', message: 'the test ran longer than 0.06 s and was ended; module globals start anew for the tests after it' });
    expect(source.workers).toHaveLength(2);
  });

  it('fail together where the module of their detection hangs', async () => {
    const { reply, all, outcomes } = await run(planOf([2, 2, 2]), (what) => (what === 'rules/d1.py' ? HANGS : undefined), 1);
    await reply;
    expect(all()).toEqual(['d0/0 passed', 'd0/1 passed', 'd1/0 TimeoutError', 'd1/1 TimeoutError', 'd2/0 passed', 'd2/1 passed']);
    expect(outcomes.filter(({ group }) => group === 1).map(({ result }) => result.error?.function)).toEqual(['import', 'import']);
  });

  it('say what crashed Python', async () => {
    const { reply, outcomes, all } = await run(planOf([2]), (what) => (what === 'd0/0' ? { type: 'test-crashed', message: 'frames\nExit 1' } : undefined));
    await reply;
    expect(all()).toEqual(['d0/0 PythonCrashed', 'd0/1 passed']);
    expect(outcomes.find(({ test }) => test === 0)?.result.error?.message).toContain('(Exit 1)');
  });

  it.each([
    ['says nothing', { type: 'test-crashed', message: '' }, 'no reason was given'],
    ['dies', DIES, 'the browser ended it'],
    ['dies without a reason', DIES_SILENTLY, 'Python ended without a reason'],
  ])('say what ended their worker where it %s', async (_, deed, reason) => {
    const { reply, outcomes } = await run(planOf([1]), (what) => (what === 'd0/0' ? deed : undefined), 1, PATIENT);
    await reply;
    expect(outcomes[0]?.result.error?.message).toBe(`the test crashed Python (${reason}); module globals start anew for the tests after it`);
  });

  it('are run once more where a worker ended without a word, and only once', async () => {
    let deaths = 0;
    const once = await run(planOf([3]), (what) => (what === 'd0/1' && deaths++ === 0 ? DIES : undefined), 1, PATIENT);
    await once.reply;
    expect(once.all()).toEqual(names([3]));
    const always = await run(planOf([3]), (what) => (what === 'd0/1' ? DIES : undefined), 1, PATIENT);
    await always.reply;
    expect(always.all()).toEqual(['d0/0 passed', 'd0/1 PythonCrashed', 'd0/2 passed']);
  });

  it('are run in a new worker where one dies between its boot and the first word to it', async () => {
    const { reply, all, source } = await run(planOf([2, 1]), () => undefined, 1, PATIENT, (worker, index) => (index === 0 ? worker.die('the browser ended it') : undefined));
    await reply;
    expect(all()).toEqual(names([2, 1]));
    expect(source.workers).toHaveLength(2);
  });

  it('are given up where every worker dies before the first word to it', async () => {
    const { reply, all } = await run(planOf([2]), () => undefined, 1, PATIENT, (worker) => worker.die('the browser ended it'));
    await reply;
    expect(all()).toEqual(['d0/0 PythonCrashed', 'd0/1 PythonCrashed']);
  });

  it.each([
    ['crashes', { type: 'test-crashed', message: 'What was left behind.' }],
    ['hangs', HANGS],
  ])('are run in a new worker where one %s before their modules, of what was left in it', async (_, deed) => {
    let loads = 0;
    const { reply, all, source } = await run(planOf([1, 1]), (what) => (what === 'loading' && ++loads === 2 ? deed : undefined), 1);
    await reply;
    expect(all()).toEqual(names([1, 1]));
    expect(source.workers).toHaveLength(2);
  });

  it('have one worker where the table is shared, and its successor is told of every change', async () => {
    const item = { key: { S: 'k' } };
    const { reply, works, source } = await run(planOf([2, 2, 2, 2, 2], { table: 'shared', items: [item] }), (what) => (what === 'd2/1' ? HANGS : undefined), 4);
    await reply;
    expect(source.workers).toHaveLength(2);
    const first = works.map(({ items, changes }) => [items, changes.length]);
    expect(first[0]).toEqual([[item], 0]);
    expect(first.filter(([items]) => items !== null)).toEqual([[[item], 0], [[item], 5]]);
  });

  it('end at Stop, at once', async () => {
    const { pool, reply, outcomes, source } = await run(planOf([2, 2]), (what) => (what.endsWith('/1') ? HANGS : undefined), 1);
    await vi.waitFor(() => expect(outcomes).toHaveLength(1));
    pool.end(new EngineEnded('stopped', 'The tests were stopped.'));
    await expect(reply).rejects.toThrow('The tests were stopped.');
    expect(source.workers.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it('are taken in as they come', async () => {
    const count = MOST_TESTS_AHEAD * 2;
    const { pool, reply, source } = await run(planOf([count + 1]), (what) => (what === `d0/${count}` ? HANGS : undefined), 1, PATIENT);
    await vi.waitFor(() => expect(source.workers[0]?.testsTakenIn).toBe(count));
    pool.end(new EngineEnded('stopped', 'Enough.'));
    await expect(reply).rejects.toThrow('Enough.');
  });

  it('do not get far ahead of the page', async () => {
    const posted: TestMessage[] = [];
    const bench = { load: () => null, run: () => ({ result: PASSED, requests: 0, changes: null, lines: null }) };
    // What the loop uses of a bench.
    const loop = new TestLoop({ post: (message) => posted.push(message), elapsed: () => 0, begin: () => undefined, bench: bench as unknown as TestBench });
    const tests = Array.from({ length: MOST_TESTS_AHEAD + 5 }, () => ({ detection: 0, test: '', time: null }));
    const done = loop.take({ modules: { ...planOf([]).modules, detections: [] }, tests, table: 'empty', clock: 'real now', now: 1, items: null, changes: [], coverage: false });
    expect(posted.filter(({ type }) => type === 'tested')).toHaveLength(MOST_TESTS_AHEAD);
    loop.acknowledge(MOST_TESTS_AHEAD / 2);
    await done;
    expect(posted.filter(({ type }) => type === 'tested')).toHaveLength(tests.length);
  });
});

describe('lines that are reached', () => {
  const LINES = { lines: [1, 2], reached: [1] };
  it('are told with each load and each test, where the plan asks for them', async () => {
    const { reply, outcomes, loaded } = await run(planOf([2], { coverage: true }));
    await reply;
    const told = new Map([
      ['global_helpers/h.py', LINES],
      ['rules/d0.py', LINES],
    ]);
    expect(loaded).toEqual([told]);
    expect(outcomes.map(({ lines }) => lines)).toEqual([told, told]);
  });

  it('are not believed where nobody asked for them', async () => {
    const lines = JSON.stringify({ 'rules/d0.py': LINES });
    const { reply, outcomes, loaded } = await run(planOf([1]), (what) =>
      what === 'loaded' ? { type: 'loaded', lines } : what === 'd0/0' ? { type: 'tested', test: 0, result: PASSED, milliseconds: 1, requests: 0, changes: null, lines } : undefined,
    );
    await vi.waitFor(() => expect(outcomes).toHaveLength(1));
    expect(loaded).toEqual([]);
    expect(outcomes[0]?.lines).toBeNull();
    await reply;
  });

  it('that cannot be read cost no result', async () => {
    const { reply, outcomes, loaded, all } = await run(planOf([1], { coverage: true }), (what) => (what === 'loaded' ? { type: 'loaded', lines: '{"rules/other.py":{"lines":[1],"reached":[1]}}' } : undefined));
    await reply;
    expect(loaded).toEqual([]);
    expect(outcomes).toHaveLength(1);
    expect(all()).toEqual(['d0/0 passed']);
  });

  it('are kept of the tests before one that hangs', async () => {
    const { reply, outcomes, loaded, all } = await run(planOf([3], { coverage: true }), (what) => (what === 'd0/1' ? HANGS : undefined));
    await reply;
    expect(all()).toEqual(['d0/0 passed', 'd0/1 TimeoutError', 'd0/2 passed']);
    expect(outcomes.map(({ test, lines }) => [test, lines === null])).toEqual([
      [0, false],
      [1, true],
      [2, false],
    ]);
    expect(loaded).toHaveLength(2);
  });
});

describe('a worker that says what it never says by itself', () => {
  const tested = { type: 'tested', test: 0, result: PASSED, milliseconds: 1, requests: 0, changes: null, lines: null };
  it.each([
    ['a test out of turn', { ...tested, test: 1 }],
    ['modules that were loaded twice', { type: 'loaded', lines: null }],
    ['a module out of turn', { type: 'module', detection: 0 }],
  ])('is ended: %s', async (words, message) => {
    const { reply, source } = await run(planOf([2]), (what) => (what === 'd0/0' ? message : undefined));
    await expect(reply).rejects.toThrow(`The sandbox sent ${words}`);
    expect(source.workers.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it.each([
    ['another shape', '{"passed":true}'],
    ['no JSON', '{'],
  ])('costs one test: a result of %s', async (_, result) => {
    const { reply, all, source } = await run(planOf([3]), (what) => (what === 'd0/1' ? { ...tested, test: 1, result } : undefined));
    await reply;
    expect(all()).toEqual(['d0/0 passed', 'd0/1 PythonCrashed', 'd0/2 passed']);
    expect(source.workers).toHaveLength(2);
  });

  it.each([
    ['no object', 3],
    ['another type', { type: 'ready' }],
    ['a test without a number', { ...tested, test: '0' }],
    ['a time that is none', { ...tested, milliseconds: -1 }],
    ['requests that cannot be counted', { ...tested, requests: 0.5 }],
    ['changes of another kind', { ...tested, changes: [] }],
    ['a module without a number', { type: 'module', detection: -1 }],
    ['a crash without words', { type: 'test-crashed' }],
  ])('is not understood: %s', (_, message) => {
    expect(() => readTestMessage(message)).toThrow(TypeError);
  });
});
