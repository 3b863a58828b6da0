import { beforeAll, describe, expect, it } from 'vitest';
import { lateSeconds } from '../clock/arrival';
import { hashText } from '../clock/hash';
import type { RunPlan } from '../engine/engine-protocol';
import { defaultSettings } from '../python/test-plan';
import type { RunSettings, TraceEntry } from '../trace/trace-types';
import { groupAlerts } from './alert-groups';
import { exportTrace } from './render-trace';
import { bootTestEngine, testPlan, type TestRun } from './test-engine';

let run: (plan: RunPlan) => TestRun;
beforeAll(async () => {
  run = await bootTestEngine();
});

const EIGHT = 1_772_438_400;
const HOUR = 3600;
const NOON = EIGHT + 4 * HOUR;
const withSettings = (change: Partial<RunSettings>): Partial<RunPlan> => ({ settings: { ...defaultSettings, ...change } });
const of = <K extends TraceEntry['kind']>(entries: TraceEntry[], kind: K): Extract<TraceEntry, { kind: K }>[] =>
  entries.filter((entry): entry is Extract<TraceEntry, { kind: K }> => entry.kind === kind);

/** Three logins an hour apart and one without a time. */
const EVENTS = [
  { n: 0, p_event_time: '2026-03-02 08:00:00' },
  { n: 1, p_event_time: '2026-03-02 09:00:00' },
  { n: 2 },
  { n: 3, p_event_time: '2026-03-02 10:00:00' },
];
const SAYS_TIME = `
import time

def rule(event):
    print(time.time())
    return True

def dedup(event):
    return "all"
`;

describe('a fixed processing time', () => {
  it.each(['fixed', 'real'] as const)('is that of every event (%s), and what Python takes for now', (processingTime) => {
    const { entries } = run(testPlan({ 'rules/a.py': SAYS_TIME }, EVENTS, withSettings({ processingTime, processedAt: NOON, processingDelaySeconds: 90 })));
    expect(entries[0]).toMatchObject({ kind: 'start', at: NOON, settings: { processingTime, processedAt: NOON } });
    expect(of(entries, 'event').map(({ at, time }) => [at, time])).toEqual([[NOON, 'fixed'], [NOON, 'fixed'], [NOON, 'missing'], [NOON, 'fixed']]);
    expect(of(entries, 'result').map(({ stdout }) => Number(stdout))).toEqual([NOON, NOON, NOON, NOON]);
  });

  it('makes one window of what lies apart by its own time', () => {
    const dedup = (change: Partial<RunSettings>): number[] => {
      const { trace } = run(testPlan({ 'rules/a.py': SAYS_TIME }, EVENTS, withSettings(change)));
      return groupAlerts(trace).map(({ matches }) => matches.length);
    };
    expect(dedup({})).toEqual([1, 2, 1]);
    expect(dedup({ processingTime: 'fixed', processedAt: NOON })).toEqual([4]);
  });

  it('passes by time.sleep alone, which sweeps what is due', () => {
    const source = `
import time
from panther_detection_helpers.caching import put_string_set

def rule(event):
    put_string_set(str(event.get("n")), ["a"], int(time.time()) + 60)
    time.sleep(100)
    return False
`;
    const { entries } = run(testPlan({ 'rules/a.py': source }, EVENTS.slice(0, 2), withSettings({ processingTime: 'fixed', processedAt: NOON, sweeper: 'at once' })));
    expect(of(entries, 'event').map(({ at }) => at)).toEqual([NOON, NOON + 100]);
    expect(of(entries, 'delete').map(({ at, key }) => [at, key])).toEqual([[NOON + 60, '0'], [NOON + 160, '1']]);
  });

  it('is where the clock stands, as long as none was chosen', () => {
    const { entries } = run(testPlan({ 'rules/a.py': SAYS_TIME }, EVENTS, { ...withSettings({ processingTime: 'fixed' }), clock: 1_700_000_000 }));
    expect(of(entries, 'event').map(({ at }) => at)).toEqual([1_700_000_000, 1_700_000_000, 1_700_000_000, 1_700_000_000]);
  });
});

describe('late events', () => {
  const texts = EVENTS.map((event) => JSON.stringify(event));
  const late = Float64Array.from([5400.25, 0, 60, 1.5]);

  it('are processed when they come in, never before the clock', () => {
    const { entries } = run(testPlan({ 'rules/a.py': SAYS_TIME }, [], { events: texts, late }));
    expect(entries[0]?.at).toBe(EIGHT + 5400.25);
    expect(of(entries, 'event').map(({ at, time }) => [at, time])).toEqual([
      [EIGHT + 5400.25, 'event'],
      [EIGHT + 5400.25, 'clock is later'],
      [EIGHT + 5400.25, 'missing'],
      [EIGHT + 2 * HOUR + 1.5, 'event'],
    ]);
  });

  it('have their delay beside that of all processing, and none where all events have one moment', () => {
    const delayed = run(testPlan({ 'rules/a.py': SAYS_TIME }, [], { events: texts, late, ...withSettings({ processingDelaySeconds: 30 }) }));
    expect(of(delayed.entries, 'event')[3]?.at).toBe(EIGHT + 2 * HOUR + 31.5);
    const fixed = run(testPlan({ 'rules/a.py': SAYS_TIME }, [], { events: texts, late, ...withSettings({ processingTime: 'fixed', processedAt: NOON }) }));
    expect(new Set(of(fixed.entries, 'event').map(({ at }) => at))).toEqual(new Set([NOON]));
  });

  it('give the same trace again, and another one with another seed', () => {
    const planOf = (seed: number): RunPlan => {
      const delays = Float64Array.from(texts, (text) => lateSeconds(hashText(text), seed, 7200));
      return testPlan({ 'rules/a.py': SAYS_TIME }, [], { events: texts, late: delays, ...withSettings({ eventsArrive: 'late, out of order', longestDelaySeconds: 7200, seed }) });
    };
    const first = exportTrace(run(planOf(1)).trace).join('\n');
    expect(exportTrace(run(planOf(1)).trace).join('\n')).toBe(first);
    expect(exportTrace(run(planOf(2)).trace).join('\n')).not.toBe(first);
  });
});
