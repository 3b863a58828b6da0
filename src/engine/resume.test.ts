import { beforeAll, describe, expect, it } from 'vitest';
import { SWEEPERS } from '../clock/clock-types';
import { defaultSettings } from '../python/test-plan';
import { exportTrace } from '../replay/render-trace';
import type { Replay, ReplayOptions } from '../replay/replay';
import { bootTestReplays, testPlan, type TestRun } from '../replay/test-engine';
import { Trace } from '../trace/trace';
import type { PythonError, TraceEntry, TraceSegment } from '../trace/trace-types';
import type { PausedChanges, RunPlan, RunResume, Step } from './engine-protocol';
import { RunMemory } from './run-memory';

let replays: (plan: RunPlan, options?: ReplayOptions) => Replay;
beforeAll(async () => {
  replays = await bootTestReplays();
});

/** What happens in a run besides its plan. */
interface Course {
  /** Whole events after which the run is taken over by another replay, from what the page knows of it. */
  handOverAfter?: readonly number[];
  /** Changed by hand after so many whole events. */
  changes?: Readonly<Record<number, PausedChanges>>;
  /** Told before each hand-over; may leave calls out. */
  onHandOver?: (memory: RunMemory) => void;
  /** Told of each call. */
  begins?: (step: Step) => void;
}

/** A run in one interpreter: what a fresh one would not have is in the modules alone, which each replay loads anew. */
function run(plan: RunPlan, { handOverAfter = [], changes = {}, onHandOver = () => undefined, begins = () => undefined }: Course = {}): TestRun {
  const memory = new RunMemory();
  const segments: TraceSegment[] = [];
  const report = (from: Replay): void => {
    if (from.unreported === 0) return;
    const segment = from.takeSegment();
    segments.push(segment);
    memory.take(segment, from.progress);
  };
  const begin = (resume: RunResume | null): Replay => {
    const replay = replays(plan, { resume, begins });
    report(replay);
    replay.load();
    report(replay);
    memory.loaded();
    if (memory.changes) replay.applyChanges(memory.changes);
    return replay;
  };
  let replay = begin(null);
  while (!replay.finished) {
    const changed = changes[replay.progress.events];
    if (changed) {
      memory.changing(changed);
      replay.applyChanges(changed);
    }
    if (handOverAfter.includes(replay.progress.events)) {
      onHandOver(memory);
      replay = begin(memory.resume());
    }
    replay.nextEvent();
    report(replay);
  }
  const trace = Trace.from(segments);
  return { trace, entries: [...exportTrace(trace)].map((line) => JSON.parse(line) as TraceEntry) };
}

/** Rules whose behaviour depends on the table and the clock alone, so that a new process changes nothing. */
const SOURCES = {
  'rules/counts.py': `
from panther_detection_helpers.caching import increment_counter, reset_counter

def rule(event):
    n = increment_counter(f"counts:{event.get('user')}", epoch_seconds=event.get("ttl"))
    return n >= 3
`,
  'rules/sets.py': `
import boto3, time
from panther_detection_helpers.caching import add_to_string_set, put_dictionary, get_dictionary

def rule(event):
    members = add_to_string_set(f"sets:{event.get('user')}", [event.get("ip")], event.event_time_epoch() + event.get("ttl"))
    put_dictionary(event.get("ip"), {"seen": sorted(members), "at": time.time()}, event.event_time_epoch() - 5)
    keys = [item["key"] for item in boto3.resource("dynamodb").Table("panther-kv-store").scan()["Items"]]
    print(keys, get_dictionary("192.0.2.1"))
    time.sleep(event.get("sleep"))
    # Almost too old for the sweeper: whether it is depends on when the sweeper came by last.
    put_dictionary("ancient", {"of": event.get("user")}, int(time.time()) - 5 * 365 * 86400 + 10)
    return False
`,
};
const EVENTS = Array.from({ length: 12 }, (_, index) => ({
  p_event_time: `2026-03-${String(1 + Math.floor(index / 3)).padStart(2, '0')} ${String((index * 5) % 24).padStart(2, '0')}:00:00`,
  user: ['ada', 'bo', 'cy'][index % 3],
  ip: `192.0.2.${index % 4}`,
  ttl: [60, 3600, 90_000][index % 3],
  sleep: index % 4 === 3 ? 7200 : 0,
}));
const item = (key: string, expiresAt: number) => ({ key: { S: key }, intCount: { N: '7' }, expiresAt: { N: String(expiresAt) } });
/** Among the items one that expired too long ago for the sweeper, and one that is due. */
const TABLE = [item('counts:ada', 1_772_400_000), item('due', 1_772_000_000), item('old', 1_500_000_000)];
const lines = (result: TestRun): string[] => [...exportTrace(result.trace)];
const results = (entries: TraceEntry[]) => entries.filter((entry) => entry.kind === 'result');

describe('a run that another worker takes over', () => {
  it.each(SWEEPERS)('goes on as if nothing had been, wherever it is taken over: sweeper %s', (sweeper) => {
    const plan = testPlan(SOURCES, EVENTS, { settings: { ...defaultSettings, sweeper }, table: TABLE });
    const whole = lines(run(plan));
    for (const handOverAfter of [[0], [1], [4, 5], [0, 3, 6, 9], EVENTS.map((_, index) => index)]) {
      expect(lines(run(plan, { handOverAfter }))).toEqual(whole);
    }
  });

  it('keeps what was changed by hand in the pause before', () => {
    const plan = testPlan(SOURCES, EVENTS, { settings: { ...defaultSettings, sweeper: 'after a delay', sweeperDelayHours: 2 } });
    const changes: Record<number, PausedChanges> = {
      4: { items: [{ key: 'counts:bo', item: null }, { key: 'hand', item: item('hand', 1_772_460_000) }], clock: 1_772_500_000 },
    };
    const whole = lines(run(plan, { changes }));
    expect(whole).not.toEqual(lines(run(plan)));
    for (const handOverAfter of [[4], [5], [4, 8]]) expect(lines(run(plan, { changes, handOverAfter }))).toEqual(whole);
  });

  it('has new module globals and other random numbers, the same each time', () => {
    const source = 'import os, random\nseen = []\n\ndef rule(event):\n    seen.append(1)\n    print(len(seen), random.random(), os.urandom(4).hex())\n    return False\n';
    const plan = testPlan({ 'rules/a.py': source }, [{}, {}, {}]);
    const taken = run(plan, { handOverAfter: [2] });
    const printed = results(taken.entries).map((entry) => ('stdout' in entry ? entry.stdout.split(' ') : []));
    expect(printed.map(([count]) => count)).toEqual(['1', '2', '1']);
    expect(new Set(printed.map(([, random]) => random)).size).toBe(3);
    expect(new Set(printed.map(([, , bytes]) => bytes)).size).toBe(3);
    expect(lines(run(plan, { handOverAfter: [2] }))).toEqual(lines(taken));
  });

  it('loads the modules again without a trace of it in table, clock and record', () => {
    const source = 'import time\nfrom panther_detection_helpers.caching import get_counter, increment_counter\nprint("loading", increment_counter("loads"))\ntime.sleep(60)\n\ndef rule(event):\n    print(get_counter("loads"), time.time())\n    return False\n';
    const plan = testPlan({ 'rules/a.py': source }, [{}, {}, {}]);
    const taken = run(plan, { handOverAfter: [0, 1, 2] });
    expect(lines(taken)).toEqual(lines(run(plan)));
    expect(taken.trace.table().get('loads')?.['intCount']).toEqual({ N: '1' });
  });

  it('says of a module that cannot be loaded a second time that it takes no part', () => {
    const source = 'from panther_detection_helpers.caching import get_counter, increment_counter\nassert get_counter("n") == 0\n\ndef rule(event):\n    increment_counter("n")\n    return False\n';
    const plan = testPlan({ 'rules/a.py': source, 'rules/b.py': 'x = 1 / 0' }, [{}, {}, {}]);
    const { entries } = run(plan, { handOverAfter: [1] });
    expect(results(entries).map((entry) => [entry.event, entry.detection, entry.error?.type ?? null])).toEqual([
      [0, 'b', 'ZeroDivisionError'],
      [1, 'a', null],
      [2, 'a', 'AssertionError'],
    ]);
  });
});

describe('a call that is left out', () => {
  const error: PythonError = { function: 'rule', type: 'TimeoutError', message: 'm', repr: 'r', file: 'rules/a.py', line: null, traceback: 't' };
  const counts = 'from panther_detection_helpers.caching import increment_counter\n\ndef rule(event):\n    increment_counter(__name__)\n    return False\n';
  const sources = { 'rules/a.py': counts, 'rules/b.py': counts };

  it('has its error as result, and the others of the event have theirs', () => {
    const onHandOver = (memory: RunMemory) => memory.leaveOut({ event: 2, detection: 0, forGood: false, error });
    const { entries, trace } = run(testPlan(sources, [{}, {}, {}]), { handOverAfter: [1], onHandOver });
    expect(results(entries).map((entry) => [entry.event, entry.detection, entry.error?.type ?? null])).toEqual([
      [1, 'a', null],
      [1, 'b', null],
      [2, 'a', 'TimeoutError'],
      [2, 'b', null],
      [3, 'a', null],
      [3, 'b', null],
    ]);
    expect([...trace.table()].map(([key, { intCount }]) => [key, intCount])).toEqual([
      ['a', { N: '2' }],
      ['b', { N: '3' }],
    ]);
  });

  it('for good is not loaded, and its error stands in the next event', () => {
    const onHandOver = (memory: RunMemory) => memory.leaveOut({ event: 2, detection: 0, forGood: true, error });
    const steps: Step[] = [];
    const { entries } = run(testPlan(sources, [{}, {}, {}]), { handOverAfter: [1, 2], onHandOver, begins: (step) => steps.push(step) });
    expect(results(entries).map((entry) => [entry.event, entry.detection, entry.error?.type ?? null])).toEqual([
      [1, 'a', null],
      [1, 'b', null],
      [2, 'a', 'TimeoutError'],
      [2, 'b', null],
      [3, 'b', null],
    ]);
    const load = (detection: number): Step => ({ event: 0, detection });
    const of = (event: number, detection: number): Step => ({ event, detection });
    expect(steps).toEqual([load(0), load(1), of(1, 0), of(1, 1), load(1), of(2, 1), load(1), of(3, 1)]);
  });
});
