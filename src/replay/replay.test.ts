import { beforeAll, describe, expect, it } from 'vitest';
import type { RunPlan } from '../engine/engine-protocol';
import type { TraceEntry } from '../trace/trace-types';
import { exportTrace } from './render-trace';
import { defaultSettings, plainDetection } from '../python/test-plan';
import { bootTestEngine, testPlan, type TestRun } from './test-engine';

let run: (plan: RunPlan) => TestRun;
beforeAll(async () => {
  run = await bootTestEngine();
});

const EIGHT = 1_772_438_400;
const HOUR = 3600;
const quiet = 'def rule(event):\n    return False\n';
const remember = `
from panther_detection_helpers.caching import put_string_set

def rule(event):
    if event.get("write"):
        put_string_set("k", ["a"], event.event_time_epoch() + 3600)
    return False
`;

const kinds = (entries: TraceEntry[]): string[] => entries.map(({ kind }) => kind);
const of = <K extends TraceEntry['kind']>(entries: TraceEntry[], kind: K): Extract<TraceEntry, { kind: K }>[] =>
  entries.filter((entry): entry is Extract<TraceEntry, { kind: K }> => entry.kind === kind);
const withSettings = (change: Partial<RunPlan['settings']>): Partial<RunPlan> => ({ settings: { ...defaultSettings, ...change } });

describe('which detections see an event', () => {
  const detections = [
    plainDetection('rules/a.py', { logTypes: ['AWS.CloudTrail'] }),
    plainDetection('rules/b.py', { logTypes: ['Okta.SystemLog', 'AWS.CloudTrail'] }),
    plainDetection('rules/c.py'),
  ];
  const sources = Object.fromEntries(detections.map(({ path }) => [path, quiet]));
  it.each([
    ['AWS.CloudTrail', ['a', 'b', 'c']],
    ['Okta.SystemLog', ['b', 'c']],
    ['GitHub.Audit', ['c']],
    [undefined, ['a', 'b', 'c']],
  ])('%s', (logType, expected) => {
    const { entries } = run(testPlan(sources, [{ p_log_type: logType }], { detections }));
    expect(of(entries, 'result').map(({ detection }) => detection)).toEqual(expected);
  });
});

describe('the clock', () => {
  it('starts at the first event and never goes back', () => {
    const { entries } = run(
      testPlan({ 'rules/a.py': quiet }, [
        { p_event_time: '2026-03-02 08:00:00' },
        { p_event_time: '2026-03-02 07:00:00' },
        { p_event_time: '2026-03-02T09:00:00Z' },
        {},
        { p_event_time: '2026-03-02 09:00:00.250' },
      ]),
    );
    expect(entries[0]).toMatchObject({ kind: 'start', at: EIGHT });
    expect(of(entries, 'event').map(({ at, time }) => [at, time])).toEqual([
      [EIGHT, 'event'],
      [EIGHT, 'clock is later'],
      [EIGHT, 'unreadable'],
      [EIGHT, 'missing'],
      [EIGHT + HOUR + 0.25, 'event'],
    ]);
  });

  it('stays where it stands when the first event has no time', () => {
    const { entries } = run(testPlan({ 'rules/a.py': quiet }, [{}], { clock: 1_700_000_000 }));
    expect(entries.map(({ at }) => at)).toEqual([1_700_000_000, 1_700_000_000, 1_700_000_000]);
  });

  it('is later than the event by the processing delay', () => {
    const { entries } = run(testPlan({ 'rules/a.py': quiet }, [{ p_event_time: '2026-03-02 08:00:00' }], withSettings({ processingDelaySeconds: 90 })));
    expect(of(entries, 'event')[0]?.at).toBe(EIGHT + 90);
  });

  it('is what time and datetime say, and time.sleep moves it', () => {
    const source = `
import datetime, time

def rule(event):
    print(time.time(), datetime.datetime.now(datetime.timezone.utc).isoformat())
    time.sleep(30)
    print(time.time(), datetime.datetime.utcnow().isoformat())
    return False
`;
    const { entries } = run(testPlan({ 'rules/a.py': source }, [{ p_event_time: '2026-03-02 08:00:00' }]));
    const printed = of(entries, 'result')[0]?.stdout.split('\n') ?? [];
    expect(printed[0]).toBe(`${EIGHT}.0 2026-03-02T08:00:00+00:00`);
    expect(printed.find((line) => line.includes('08:00:30'))).toBe(`${EIGHT + 30}.0 2026-03-02T08:00:30`);
    expect(of(entries, 'clock')).toMatchObject([{ from: EIGHT, at: EIGHT + 30, by: 'sleep' }]);
  });
});

describe('the sweeper', () => {
  const events = [
    { p_event_time: '2026-03-02 08:00:00', write: true },
    { p_event_time: '2026-03-02 09:00:00' },
    { p_event_time: '2026-03-03 09:00:00' },
    { p_event_time: '2026-03-04 09:00:01' },
  ];
  const deletions = (change: Partial<RunPlan['settings']>): [number, number][] => {
    const { entries } = run(testPlan({ 'rules/a.py': remember }, events, withSettings(change)));
    return entries.flatMap((entry, index) =>
      entry.kind === 'delete' ? [[entry.at, entries.slice(index).find(({ kind }) => kind === 'event')?.at ?? 0]] : [],
    );
  };
  it('deletes at once: expired when expiresAt <= now', () => {
    expect(deletions({ sweeper: 'at once' })).toEqual([[EIGHT + HOUR, EIGHT + HOUR]]);
  });
  it('deletes after a delay', () => {
    expect(deletions({ sweeper: 'after a delay', sweeperDelayHours: 24 })).toEqual([[EIGHT + 25 * HOUR, EIGHT + 25 * HOUR]]);
  });
  it('never deletes', () => {
    expect(deletions({ sweeper: 'never' })).toEqual([]);
  });
  it('deletes at a random time within 48 hours, the same for the same seed', () => {
    const times = [1, 2, 3, 4, 5].map((seed) => deletions({ seed })[0]?.[0] ?? 0);
    for (const time of times) expect(time >= EIGHT + HOUR && time <= EIGHT + 49 * HOUR).toBe(true);
    expect(new Set(times).size).toBeGreaterThan(2);
    expect([1, 2, 3, 4, 5].map((seed) => deletions({ seed })[0]?.[0] ?? 0)).toEqual(times);
  });
});

it('records a request with its helper, line, item before and after', () => {
  const source = `from panther_detection_helpers.caching import increment_counter


def rule(event):
    increment_counter("n", 2, 3600)
    return False
`;
  const { entries } = run(testPlan({ 'rules/a.py': source }, [{ p_event_time: '2026-03-02 08:00:00' }]));
  expect(kinds(entries)).toEqual(['start', 'event', 'request', 'request', 'result']);
  const item = { key: { S: 'n' }, intCount: { N: '2' }, expiresAt: { N: String(EIGHT + HOUR) } };
  expect(of(entries, 'request')).toMatchObject([
    { event: 1, detection: 'a', file: 'rules/a.py', line: 5, helper: 'increment_counter', operation: 'UpdateItem', key: 'n', error: { type: 'ConditionalCheckFailedException' }, before: null, after: null },
    { event: 1, detection: 'a', line: 5, helper: 'increment_counter', operation: 'UpdateItem', key: 'n', before: null, after: item },
  ]);
});

it('starts from the given table, and keeps what a raising rule wrote before', () => {
  const source = `
from panther_detection_helpers.caching import get_string_set, add_to_string_set

def rule(event):
    add_to_string_set("k", ["new"])
    raise KeyError("gone")
`;
  const table = [{ key: { S: 'k' }, stringSet: { SS: ['old'] }, expiresAt: { N: String(EIGHT + HOUR) } }];
  const { entries, trace } = run(testPlan({ 'rules/a.py': source }, [{ p_event_time: '2026-03-02 08:00:00' }], { table }));
  expect(of(entries, 'start')[0]?.table).toEqual(table);
  expect(of(entries, 'result')[0]).toMatchObject({ output: null, error: { function: 'rule', type: 'KeyError', file: 'rules/a.py', line: 6 } });
  expect(trace.table().get('k')?.['stringSet']).toEqual({ SS: ['new', 'old'] });
});

it('reports a module that cannot be loaded once and runs the others', () => {
  const { entries } = run(testPlan({ 'rules/a.py': 'def rule(event)\n    return True\n', 'rules/b.py': quiet }, [{}, {}]));
  expect(of(entries, 'result').map(({ event, detection, error }) => [event, detection, error?.type ?? null, error?.line ?? null])).toEqual([
    [0, 'a', 'SyntaxError', 1],
    [1, 'b', null, null],
    [2, 'b', null, null],
  ]);
});

it('names the detection whose module asks the table or prints while it is loaded', () => {
  const source = 'from panther_detection_helpers.caching import get_counter\nprint("loading", get_counter("n"))\n\ndef rule(event):\n    return False\n';
  const { entries } = run(testPlan({ 'rules/a.py': quiet, 'rules/b.py': source }, []));
  expect(of(entries, 'request')).toMatchObject([{ event: 0, detection: 'b', file: 'rules/b.py', line: 2, helper: 'get_counter' }]);
  expect(of(entries, 'result')).toMatchObject([{ event: 0, detection: 'b', output: null, error: null, stdout: 'loading 0\n' }]);
});

it('gives the same trace, byte for byte, for the same plan, also in another interpreter', async () => {
  const source = `
import os, random, time, uuid
from panther_detection_helpers.caching import put_dictionary, add_to_string_set, evaluate_threshold
SEEN = []

def rule(event):
    SEEN.append(1)
    print(random.random(), os.urandom(3).hex(), uuid.uuid4(), time.monotonic(), time.perf_counter(), len(SEEN), {"b", "a", "c"})
    time.sleep(2.5)
    put_dictionary("d", {"n": random.randint(0, 9)})
    add_to_string_set("s", str(uuid.uuid4()))
    return evaluate_threshold("c", 2)
`;
  const events = ['08:00:00', '08:10:00', '20:00:00'].map((time) => ({ p_event_time: `2026-03-02 ${time}` }));
  const plan = testPlan({ 'rules/a.py': source }, events);
  const result = run(plan);
  const first = exportTrace(result.trace).join('\n');
  const clocks = of(result.entries, 'result').map(({ stdout }) => stdout.split(' ').slice(3, 5));
  expect(clocks).toEqual([['0.0', '0.0'], ['600.0', '600.0'], ['43200.0', '43200.0']]);
  expect(exportTrace(run(plan).trace).join('\n')).toBe(first);
  const another = await bootTestEngine({ isFresh: true });
  expect(exportTrace(another(plan).trace).join('\n')).toBe(first);
  const other = testPlan({ 'rules/a.py': source }, events, withSettings({ seed: 2 }));
  expect(exportTrace(run(other).trace).join('\n')).not.toBe(first);
}, 60_000);

it('records events and results in the text that Python saw and gave', () => {
  const source = 'def rule(event):\n    return True\n\ndef alert_context(event):\n    return {k: event[k] for k in ("b", "1", "s")}\n';
  const text = '{"b": 1.0, "1": 9007199254740993, "x":1e400, "s":"\\u00e9"}';
  const { trace } = run(testPlan({ 'rules/a.py': source }, [], { events: [text] }));
  const lines = exportTrace(trace);
  expect(lines[1]).toBe(`{"seq":1,"at":1772000000,"kind":"event","event":1,"time":"missing","data":${text}}`);
  expect(lines[2]?.replaceAll(/([:,]) /g, '$1')).toContain('"context":{"b":1.0,"1":9007199254740993,"s":"\\u00e9"}');
  expect(lines[2]).toMatch(/^\{"seq":2,"at":1772000000,"kind":"result","event":1,"detection":"a","output": ?true,/);
});

it('records what cannot be loaded, and what prints meanwhile, as event 0', () => {
  const { entries } = run(testPlan({ 'rules/a.py': 'print("a")\nraise KeyError("k")\n', 'rules/b.py': `print("b")\n${quiet}`, 'rules/c.py': quiet }, []));
  expect(of(entries, 'result').map(({ event, detection, output, error, stdout }) => [event, detection, output, error?.type, stdout])).toEqual([
    [0, 'b', null, undefined, 'b\n'],
    [0, 'a', null, 'KeyError', 'a\n'],
  ]);
});

it('takes of a request that is longer than any may be only so much that it is none', () => {
  const source = 'from boto3 import wire\n\ndef rule(event):\n    wire._send("PutItem", "{\\"TableName\\": \\"" + "x" * 17_000_000)\n    return False\n';
  const { entries } = run(testPlan({ 'rules/a.py': source }, [{}]));
  const [request] = of(entries, 'request');
  expect(request).toMatchObject({ operation: 'PutItem', error: { type: 'SerializationException' } });
  expect(String(request?.request)).toHaveLength(1_000);
});
