import { beforeAll, describe, expect, it } from 'vitest';
import type { UnitTestResult } from '../python/boot';
import { sharedInterpreter } from '../python/test-interpreter';
import { defaultSettings, plainDetection } from '../python/test-plan';
import type { Item } from '../trace/item';
import { readTestAnswer } from './test-answer';
import { TestBench } from './test-bench';
import { benchInNode } from './test-bench-in-node';
import { testText } from './test-work';
import type { TestWork } from './test-work';

const NOW = 1_772_000_000;
const COUNTS = `from panther_detection_helpers.caching import increment_counter
import time

def rule(event):
    time.sleep(event.get("wait", 0))
    return increment_counter("n") == event.get("n", 1)

def title(event):
    return str(int(time.time()))
`;

let bench: TestBench;
beforeAll(async () => {
  bench = benchInNode(await sharedInterpreter());
}, 60_000);

/** Runs one detection on logs, each a test that expects an alert. */
function run(logs: { log: string; time?: number }[], change: Partial<TestWork> = {}, source = COUNTS): (UnitTestResult & { requests: number; changes: string | null })[] {
  bench.load({
    modules: { settings: defaultSettings, detections: [plainDetection('rules/a.py')], helpers: [], sources: { 'rules/a.py': source } },
    tests: logs.map(({ log, time }) => ({ detection: 0, test: testText({ log, mocks: [], expected: true }), time: time ?? null })),
    table: 'empty',
    clock: 'real now',
    now: NOW,
    items: [],
    changes: [],
    coverage: false,
    ...change,
  });
  return logs.map((_, index) => {
    const { result, requests, changes } = bench.run(index);
    return { ...readTestAnswer(result), requests, changes };
  });
}
const counter = (count: number): Item => ({ key: { S: 'n' }, intCount: { N: String(count) }, expiresAt: { N: String(NOW + 1000) } });

describe('the table of a test', () => {
  it('is empty for each where none is shared', () => {
    expect(run([{ log: '{}' }, { log: '{}' }]).map(({ passed, requests, changes }) => [passed, requests, changes])).toEqual([
      [true, 2, null],
      [true, 2, null],
    ]);
  });

  it('is one for all where it is shared, also over workers', () => {
    const logs = [{ log: '{"n":4}' }, { log: '{"n":5}' }];
    const first = run(logs, { table: 'shared', items: [counter(3)] });
    expect(first.map(({ passed, error }) => error ?? passed)).toEqual([true, true]);
    // The same worker has it, another one is told of the changes.
    expect(run([{ log: '{"n":6}' }], { table: 'shared', items: null })[0]?.passed).toBe(true);
    const changes = first.map((one) => one.changes ?? '');
    expect(run([{ log: '{"n":6}' }], { table: 'shared', items: [counter(3)], changes })[0]?.passed).toBe(true);
  });

  it('is missing where there is none: each call fails, and says what to do', () => {
    const [result] = run([{ log: '{}' }], { table: 'none' });
    expect(result).toMatchObject({ output: null, passed: false, requests: 1, error: { function: 'rule', type: 'ClientError', file: 'rules/a.py', line: 6 } });
    expect(result?.error?.message).toContain('mock what the detection imports');
  });
});

describe('what a test asks of the table', () => {
  /** A test, or a module, that sends so many requests of 3 million characters, and catches what goes wrong with them. */
  function asking(inModule: number, inTest: number): { load: () => void; run: () => number } {
    const ask = (times: number): string => {
      for (let one = 0; one < times; one++) {
        try {
          asked.send('PutItem', 'x'.repeat(3_000_000));
        } catch {
          // As a detection may.
        }
      }
      return '{}';
    };
    const load = (): string => {
      asked.begins();
      ask(inModule);
      asked.begins();
      return ask(1);
    };
    const asked = new TestBench({ load, runTest: () => ask(inTest), beginEvent: () => undefined, run: () => '{}', analyse: () => '[]', takeLines: () => '{}' }, () => undefined);
    const modules = { settings: defaultSettings, detections: [], helpers: [], sources: {} };
    const tests = [{ detection: 0, test: '{}', time: null }];
    return {
      load: () => asked.load({ modules, tests, table: 'none', clock: 'real now', now: NOW, items: null, changes: [], coverage: false }),
      run: () => asked.run(0).requests,
    };
  }

  it('is limited, each by itself, also where the detection catches what tells of it', () => {
    const bench = asking(30, 30);
    bench.load();
    expect([bench.run(), bench.run()]).toEqual([30, 30]);
    const more = asking(30, 31);
    more.load();
    expect(more.run).toThrow('It asked more of the table than a run may in one event');
  });

  it('is limited while a module is executed, before the next one begins', () => {
    expect(asking(31, 0).load).toThrow('It asked more of the table than a run may in one event');
  });
});

describe('the time of a test', () => {
  it('is the same for all, whatever those before it slept', () => {
    const titles = run([{ log: '{"wait":100}' }, { log: '{}', time: 5 }]).map(({ functions }) => functions['title']?.output);
    expect(titles).toEqual([`"${NOW + 100}"`, `"${NOW}"`]);
  });

  it("is that of its event, where it has one and that is asked for", () => {
    const titles = run([{ log: '{}', time: NOW - 500 }, { log: '{}' }], { clock: 'event time' }).map(({ functions }) => functions['title']?.output);
    expect(titles).toEqual([`"${NOW - 500}"`, `"${NOW}"`]);
  });
});

describe('the log of a test', () => {
  it('has its numbers as they are spelled', () => {
    const source = 'def rule(event):\n    return True\n\ndef title(event):\n    return repr(list(event.values()))\n\ndef alert_context(event):\n    return {"b": event["b"]}\n';
    const [result] = run([{ log: '{"a":1.0,"b":12345678901234567890,"c":NaN}' }], {}, source);
    expect(result?.functions['title']?.output).toBe('"[1.0, 12345678901234567890, nan]"');
    expect(result?.functions['alert_context']?.output).toBe('{"b": 12345678901234567890}');
  });
});

describe('a result with names that are very long', () => {
  it.each([
    ['destinations', 'def rule(event):\n    return True\n\ndef destinations(event):\n    return ["d" * 1_000_001] * 10\n', { passed: true }],
    ['the class of an error', 'def rule(event):\n    raise type("E" * 1_000_001, (Exception,), {})\n', { passed: false, error: { function: 'rule' } }],
  ])('can be read: %s', (_, source, told) => {
    expect(run([{ log: '{}' }], {}, source)).toMatchObject([told]);
  });
});

describe('readTestAnswer', () => {
  const good = { output: true, functions: { rule: { output: 'null', error: null } }, alerted: true, passed: true, error: null, stdout: '' };
  it.each([
    ['no JSON', '{'],
    ['another type', JSON.stringify({ ...good, passed: 'yes' })],
    ['a field that is missing', JSON.stringify({ ...good, stdout: undefined })],
    ['a function without an output', JSON.stringify({ ...good, functions: { rule: { error: null } } })],
    ['an output that is no JSON', JSON.stringify({ ...good, functions: { rule: { output: 'None', error: null } } })],
    ['too deep an output', JSON.stringify({ ...good, functions: { rule: { output: `${'['.repeat(30_000)}${']'.repeat(30_000)}`, error: null } } })],
    ['too many functions', JSON.stringify({ ...good, functions: Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}`, { output: '1', error: null }])) })],
    ['too long a text', JSON.stringify({ ...good, stdout: 'x'.repeat(1_000_001) })],
    ['too deep a value', `{"output":true,"functions":{"rule":{"output":${'['.repeat(30_000)}${']'.repeat(30_000)},"error":null}},"alerted":true,"passed":true,"error":null,"stdout":""}`],
  ])('refuses %s', (_, json) => {
    expect(() => readTestAnswer(json)).toThrow();
  });

  it('takes what is right', () => {
    expect(readTestAnswer(JSON.stringify(good))).toEqual(good);
  });
});
