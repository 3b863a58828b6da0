import { beforeAll, describe, expect, it } from 'vitest';
import type { UnitTestResult } from '../python/boot';
import { sharedInterpreter } from '../python/test-interpreter';
import { defaultSettings, moduleName, plainDetection } from '../python/test-plan';
import { recordMocks, type RecordableTest, type RecordedFile, type RunTests } from './record-mocks';
import { HELPERS, RULES } from './test-recorded-rules';
import { readTestAnswer } from './test-answer';
import type { TestBench } from './test-bench';
import { benchInNode } from './test-bench-in-node';
import type { Mock, UnitTest } from './unit-test-types';

let bench: TestBench;
beforeAll(async () => {
  bench = benchInNode(await sharedInterpreter());
}, 60_000);

/** Runs tests, each detection's after its module was loaded anew. */
const run: RunTests<RecordableTest> = (tests, table) => {
  const results: UnitTestResult[] = [];
  for (let from = 0; from < tests.length; ) {
    const { listed: { detection }, source } = tests[from] ?? fail();
    let to = from;
    while (tests[to]?.listed.detection === detection) to += 1;
    bench.load({
      modules: {
        settings: defaultSettings,
        detections: [detection],
        helpers: Object.keys(HELPERS).map((path) => ({ module: moduleName(path), path })),
        sources: { ...HELPERS, [detection.path]: source },
      },
      tests: tests.slice(from, to).map(({ text }) => ({ detection: 0, test: text, time: null })),
      table: table === 'none' ? 'none' : 'empty',
      clock: 'real now',
      now: 1_772_000_000,
      items: [],
      changes: [],
      coverage: false,
    });
    for (let index = 0; index < to - from; index++) results.push(readTestAnswer(bench.run(index).result));
    from = to;
  }
  return Promise.resolve(results);
};

function fail(): never {
  throw new Error('There is no such test.');
}

function testsOf(source: string, logs: readonly { log: string; expected: boolean; mocks?: readonly Mock[] }[], path = 'rules/r.py'): RecordableTest[] {
  const detection = plainDetection(path);
  const python = { path, text: source };
  return logs.map(({ log, expected, mocks = [] }, index) => {
    const test: UnitTest = { id: `${path}/${index}`, name: `${index}`, path: 'r.yml', line: 1, expected, log, time: null, mocks, fault: null };
    return { test, detection, python };
  });
}

async function record(source: string, logs: readonly { log: string; expected: boolean; mocks?: readonly Mock[] }[] = [{ log: '{}', expected: true }]): Promise<RecordedFile<RecordableTest> | undefined> {
  const [detection] = await recordMocks(testsOf(source, logs), run);
  return detection;
}

/** All that the helpers offer, but for those that take or give what is no text: `kv_table` and `ttl_expired`. */
const CACHE_HELPERS = [
  ...['get_counter', 'increment_counter', 'reset_counter', 'evaluate_threshold', 'set_key_expiration', 'check_account_age'],
  ...['get_dictionary', 'put_dictionary', 'get_string_set', 'put_string_set', 'add_to_string_set', 'remove_from_string_set', 'reset_string_set'],
];
const CACHING = 'from panther_detection_helpers.caching import';
const fault = async (source: string): Promise<string> => {
  const [test] = (await record(source))?.tests ?? [];
  expect([test?.mocks, test?.mocksWithEdit]).toEqual([null, null]);
  return test?.faults.join(' ') ?? '';
};

describe('recorded mocks', () => {
  it('give without a table what the table gave, for rules that use every helper', async () => {
    const tests = Object.entries(RULES).flatMap(([name, { source, tests: logs }]) => testsOf(source, logs, `rules/${name}.py`));
    const detections = await recordMocks(tests, run);
    expect(detections.map(({ python }) => python.path)).toEqual(Object.keys(RULES).map((name) => `rules/${name}.py`));
    const called = new Set(detections.flatMap(({ tests: own }) => own.flatMap(({ was }) => was.recorded?.names.map(({ name }) => name) ?? [])));
    expect(CACHE_HELPERS.filter((helper) => !called.has(helper))).toEqual([]);
    for (const { edit, tests: own, python } of detections) {
      for (const { listed, was, mocks, mocksWithEdit, faults } of own) {
        expect([listed.detection.id, was.error, was.passed, faults]).toEqual([listed.detection.id, null, true, []]);
        const chosen = edit === null ? mocks : mocksWithEdit;
        const test = { ...listed.test, mocks: chosen ?? fail() };
        const [now] = await run([{ listed, source: edit ?? python.text, text: JSON.stringify({ log: JSON.parse(test.log), mocks: test.mocks, expected: test.expected }) }], 'none');
        expect({ ...now, recorded: was.recorded }).toEqual(was);
      }
    }
  });

  it('have a value for each name that the module calls, by the name that it has there', async () => {
    const ofRule = async (name: string) => (await recordMocks(testsOf(RULES[name]?.source ?? '', RULES[name]?.tests ?? []), run))[0];
    const [counts, places, helper] = [await ofRule('counts'), await ofRule('new_place'), await ofRule('through_helper')];
    expect(counts?.tests[0]?.mocksWithEdit).toEqual([
      { objectName: 'increment_counter', returnValue: '1' },
      { objectName: 'reset_counter', returnValue: '' },
      { objectName: 'set_key_expiration', returnValue: '' },
    ]);
    expect(places?.tests[0]?.mocksWithEdit).toEqual([
      { objectName: 'known_places', returnValue: '[]' },
      { objectName: 'put_string_set', returnValue: '' },
    ]);
    expect(places?.edit).toContain('    PLACES = from_mock(known_places(key, force_ttl_check=True), set)\n');
    expect([helper?.edit, helper?.tests[0]?.mocks]).toEqual([
      null,
      [
        { objectName: 'is_first', returnValue: true },
        { objectName: 'last_place', returnValue: 'a:' },
      ],
    ]);
  });

  it('are left out for what asks nothing of the table, or is mocked already', async () => {
    expect(await record(`${CACHING} get_counter\n\ndef rule(event):\n    return True\n`)).toBeUndefined();
    const mocks = [{ objectName: 'get_counter', returnValue: '3' }];
    expect(await record(`${CACHING} get_counter\n\ndef rule(event):\n    return get_counter("a") == "3"\n`, [{ log: '{}', expected: true, mocks }])).toBeUndefined();
  });

  it('stand beside those that are there', async () => {
    const mocks = [{ objectName: 'get_counter', returnValue: '3' }];
    const both = await record(`${CACHING} get_counter, check_account_age\n\ndef rule(event):\n    return get_counter("a") == "3" and not check_account_age("b")\n`, [{ log: '{}', expected: true, mocks }]);
    expect(both?.tests[0]?.mocks).toEqual([{ objectName: 'check_account_age', returnValue: false }]);
  });

  it('are not written where a name returned several values: one mock has one', async () => {
    expect(await fault(`${CACHING} increment_counter\n\ndef rule(event):\n    return [increment_counter("a") for _ in range(8)][-1] == 8\n`)).toMatch(
      /^increment_counter was called 8 times and returned 1, 2, 3, 4, 5 and others, but a mock returns one value\. Import it under a name of its own/,
    );
    // Without a request, too: a mock would answer there as well.
    expect(await fault(`${CACHING} add_to_string_set, check_account_age\n\ndef rule(event):\n    add_to_string_set("k", "v")\n    return check_account_age("k") and not check_account_age("")\n`)).toMatch(
      /^check_account_age was called 2 times and returned True, False/,
    );
  });

  it.each([
    ['an exception', `${CACHING} get_counter\n\ndef rule(event):\n    try:\n        get_counter("")\n    except Exception:\n        return True\n`, /^get_counter raised ClientError, which no mock does\.$/],
    ['what is called through a module', `import panther_detection_helpers.caching as cache\n\ndef rule(event):\n    return cache.get_counter("a") == 0\n`, /^get_counter was called in rules\/r\.py, line 4, not by a name of its own: .* from … import get_counter\.$/],
    ['the table itself', `from panther_detection_helpers.caching import kv_table\n\ndef rule(event):\n    return "Item" not in kv_table().get_item(Key={"key": "a"})\n`, /^The table was asked in rules\/r\.py, line 4, without a caching helper/],
    ['what a helper asks', `import first_seen\n\ndef rule(event):\n    return first_seen.is_first("a", "b")\n`, /^A request in global_helpers\/first_seen\.py, line 5, was made in a way that no name of the detection stands for/],
    ['a value of another kind', `from kinds import pair\n\ndef rule(event):\n    return pair("k")[1] == 0\n`, /^pair returned what no mock can: tuple\.$/],
  ])('are not written for %s', async (_, source, message) => {
    expect(await fault(source)).toMatch(message);
  });

  it('are not written where the detection does not read them, and no edit helps', async () => {
    // A workspace's helper may return text too, so its calls are not edited.
    expect(await fault('from kinds import count\n\ndef rule(event):\n    return count("k") + 1 == 1\n')).toMatch(/^With mocks and without a table rule raised TypeError: .*: mocks return texts, true or false/);
  });

  it('come with no edit that would change what other tests give', async () => {
    const source = `${CACHING} get_counter\n\ndef rule(event):\n    count = get_counter("a")\n    return (count if isinstance(count, str) else count + 1) == event.get("n")\n`;
    const own = await record(source, [{ log: '{"n":1}', expected: true }]);
    expect(own?.edit).toContain('count = from_mock(get_counter("a"))');
    const other = await record(source, [{ log: '{"n":1}', expected: true }, { log: '{"n":"2"}', expected: true, mocks: [{ objectName: 'get_counter', returnValue: '2' }] }]);
    expect([other?.edit, other?.tests[0]?.mocks]).toEqual([null, null]);
  });

  it('come with one edit for all detections of a Python file, which changes what none of their tests gives', async () => {
    const source = `${CACHING} get_counter\n\ndef rule(event):\n    count = get_counter("a")\n    return (count if isinstance(count, str) else count + 1) == event.get("n")\n`;
    const base = testsOf(source, [{ log: '{"n":1}', expected: true }]);
    const derived = (log: string, mocks: readonly Mock[] = []): RecordableTest[] => testsOf(source, [{ log, expected: true, mocks }]).map((one) => ({ ...one, detection: { ...one.detection, id: 'derived', base: one.detection.id } }));
    const both = await recordMocks([...base, ...derived('{"n":1}')], run);
    expect(both.map(({ edit, tests }) => [edit?.includes('from_mock(get_counter("a"))'), tests.length])).toEqual([[true, 2]]);
    const broken = await recordMocks([...base, ...derived('{"n":"2"}', [{ objectName: 'get_counter', returnValue: '2' }])], run);
    expect(broken.map(({ edit }) => edit)).toEqual([null]);
  });

  it('come with no edit under which a test that gets none gives something else', async () => {
    // The second test sees that its module was edited.
    const source = `${CACHING} get_counter\n\ndef rule(event):\n    count = get_counter("a") + 1\n    return count == 1 and not (event["looks"] and "json" in globals())\n`;
    expect((await record(source, [{ log: '{"looks":false}', expected: true }]))?.edit).not.toBeNull();
    expect((await record(source, [{ log: '{"looks":false}', expected: true }, { log: '{"looks":true}', expected: true }]))?.edit).toBeNull();
  });

  it('are tried among all tests of the module, which may keep something from one to the next', async () => {
    const source = `${CACHING} check_account_age\n\nSEEN = []\n\ndef rule(event):\n    SEEN.append(1)\n    return len(SEEN) == 2 and not check_account_age("a")\n`;
    const own = await record(source, [{ log: '{}', expected: false }, { log: '{}', expected: true }]);
    expect(own?.tests.map(({ mocks }) => mocks?.length)).toEqual([1]);
  });

  it('leave no trace in the module', async () => {
    const source = `${CACHING} get_counter\n\ndef rule(event):\n    print(get_counter.__wrapped__ if hasattr(get_counter, "__wrapped__") else "itself")\n    return get_counter("a") == 0\n`;
    const [listed] = testsOf(source, [{ log: '{}', expected: true }]);
    const text = (record: boolean) => JSON.stringify({ log: {}, mocks: [], expected: true, record });
    const results = await run([true, false].map((record) => ({ listed: listed ?? fail(), source, text: text(record) })), 'recorded');
    expect(results.map(({ stdout }) => stdout.includes('itself'))).toEqual([false, true]);
    expect(results[1]?.recorded).toBeUndefined();
  });
});
