import { beforeAll, describe, expect, it } from 'vitest';
import { faultResult } from '../../src/app/state/test-results';
import { listTests } from '../../src/app/state/test-list';
import { atOnce } from '../../src/clock/slices';
import { connectPython } from '../../src/python/boot';
import type { UnitTestResult } from '../../src/python/boot';
import { sharedInterpreter } from '../../src/python/test-interpreter';
import { defaultSettings } from '../../src/python/test-plan';
import { beginTestWorld } from '../../src/python/test-world';
import { readTestAnswer } from '../../src/unit-tests/test-answer';
import { TestBench } from '../../src/unit-tests/test-bench';
import { testText } from '../../src/unit-tests/test-work';
import { readWorkspace } from '../../src/workspace/read-workspace';
import { readQuirks } from './quirks.mjs';

const quirks = readQuirks();
const files = Object.entries(quirks.files).map(([path, text]) => ({ path, text }));
const { problems, notRun, ...reading } = readWorkspace({ name: 'quirks', files, disabledPaths: [] });
const listed = atOnce(listTests({ detections: reading.detections, files }));
const results = new Map<string, UnitTestResult>();

beforeAll(async () => {
  const bench: TestBench = new TestBench(
    connectPython(await sharedInterpreter(), { send: (operation, body) => bench.send(operation, body), sleep: (seconds) => bench.sleep(seconds), begins: () => bench.begins() }),
    beginTestWorld(1),
  );
  const runnable = listed.filter(({ test }) => test.fault === null);
  const { detections, helpers, dataModels } = reading;
  bench.load({
    modules: { settings: defaultSettings, detections, helpers, dataModels, sources: quirks.files },
    tests: runnable.map(({ test, detection }) => ({ detection: detections.indexOf(detection), test: testText(test), time: test.time })),
    table: 'empty',
    clock: 'real now',
    now: 1_772_000_000,
    items: [],
    changes: [],
    coverage: false,
  });
  for (const { id, test } of listed) if (test.fault) results.set(id, faultResult(test));
  for (const [index, { id }] of runnable.entries()) results.set(id, readTestAnswer(bench.run(index).result));
}, 60_000);

/** What a test gave, as the repository tells what it should give. */
function told(id: string, name: string, functions: object): object {
  const one = listed.find(({ test, detection }) => detection.id === id && test.name === name);
  const result = one && results.get(one.id);
  if (!result) return { gives: 'nothing' };
  const { passed, error } = result;
  return {
    gives: passed ? 'passed' : error ? 'error' : 'failed',
    error: passed || error === null ? null : { function: error.function, type: error.type },
    functions: Object.fromEntries(Object.keys(functions).map((function_) => [function_, JSON.parse(result.functions[function_]?.output ?? '"not called"')])),
  };
}

describe('the quirks', () => {
  it('are all read, and nothing beside them', () => {
    expect(problems).toEqual([]);
    expect(notRun.map(({ id, type }) => [id, type])).toEqual([
      ['Quirk.Query', 'scheduled_query'],
      ['Quirk.Together', 'correlation_rule'],
    ]);
    const names = (tests: readonly { id: string; test: string }[]): string[] => tests.map(({ id, test }) => `${id}: ${test}`).sort();
    const expected = names(quirks.expected);
    expect(new Set(expected).size).toBe(expected.length);
    expect(names(listed.map(({ detection, test }) => ({ id: detection.id, test: test.name })))).toEqual(expected);
  });

  it.each(quirks.expected.map((one) => [`${one.id}: ${one.test}`, one] as const))('%s', (_, { id, test, gives, error, functions }) => {
    expect(told(id, test, functions)).toEqual({ gives, error, functions });
  });
});
