import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../trace/default-settings';
import { equalItems } from '../trace/equal-values';
import type { Item } from '../trace/item';
import { Trace } from '../trace/trace';
import type { AlertFields, StoredEntry } from '../trace/trace-types';
import { groupAlerts } from './alert-groups';
import { compareAlerts, compareTables, endOfRun, type ComparedRun } from './compare-runs';

const atOnce = (): Promise<void> => Promise.resolve();
const HOUR = 3600;

interface Match {
  at: number;
  n: number;
  dedup?: string;
  change?: Partial<AlertFields>;
  raises?: boolean;
}

/** A run of one detection with these matches, an event each. */
function runOf(matches: readonly Match[], threshold = 1): ComparedRun {
  const detection = { id: 'A', path: 'rules/a.py', displayName: 'A', dedupPeriodMinutes: 60, threshold };
  const entries = matches.flatMap(({ at, n, dedup = 'd', change = {}, raises = false }, index): StoredEntry[] => {
    const event = index + 1;
    const alert: AlertFields = { title: 't', dedup, severity: 'LOW', description: '', reference: '', runbook: '', destinations: null, context: {}, problems: [], ...change };
    const error = { function: 'rule', type: dedup, message: 'x', repr: `${dedup}('x')`, file: null, line: null, traceback: '' };
    return [
      { kind: 'event', at, event, time: 'event', data: { n } },
      { kind: 'result', at, event, detection: 'A', output: !raises, error: raises ? error : null, alert: raises ? null : alert, stdout: '' },
    ];
  });
  const trace = Trace.start(0, [], DEFAULT_SETTINGS, [detection]).appendEntries(entries);
  return { trace, alerts: groupAlerts(trace) };
}

async function compared(before: ComparedRun, now: ComparedRun): Promise<{ gained: string[]; lost: string[]; changed: string[] }> {
  const { gained, lost, changed } = await compareAlerts(before, now, atOnce);
  const name = ({ dedup, from, isError }: ComparedRun['alerts'][number]): string => `${isError ? 'error ' : ''}${dedup}@${from / HOUR}`;
  return { gained: gained.map(name), lost: lost.map(name), changed: changed.map((one) => `${name(one.before)} ${name(one.now)}`) };
}

describe('alerts of two runs', () => {
  it('are the same by detection, dedup string and first event, also where that comes at another time', async () => {
    const before = runOf([{ at: 0, n: 1 }, { at: 0, n: 2, dedup: 'e' }]);
    const now = runOf([{ at: 5 * HOUR, n: 1 }, { at: 5 * HOUR, n: 3, dedup: 'f' }]);
    expect(await compared(before, now)).toEqual({ gained: ['f@5'], lost: ['e@0'], changed: [] });
  });

  it('are the same by time where the first event is another one', async () => {
    expect(await compared(runOf([{ at: HOUR, n: 1 }]), runOf([{ at: HOUR, n: 7 }]))).toEqual({ gained: [], lost: [], changed: [] });
    expect(await compared(runOf([{ at: HOUR, n: 1 }]), runOf([{ at: 2 * HOUR, n: 7 }]))).toEqual({ gained: ['d@2'], lost: ['d@1'], changed: [] });
  });

  it('have changed where title, severity or the number of matches have', async () => {
    const before = runOf([{ at: 0, n: 1 }, { at: 2 * HOUR, n: 2 }, { at: 4 * HOUR, n: 3 }, { at: 6 * HOUR, n: 4 }]);
    const now = runOf([{ at: 0, n: 1, change: { title: 'u' } }, { at: 2 * HOUR, n: 2, change: { severity: 'HIGH' } }, { at: 4 * HOUR, n: 3 }, { at: 4 * HOUR, n: 9 }, { at: 6 * HOUR, n: 4 }]);
    expect((await compared(before, now)).changed).toEqual(['d@0 d@0', 'd@2 d@2', 'd@4 d@4']);
  });

  it('are none below their threshold, and errors are none of them', async () => {
    const few = runOf([{ at: 0, n: 1 }], 2);
    const many = runOf([{ at: 0, n: 1 }, { at: 1, n: 2 }], 2);
    expect(await compared(few, many)).toEqual({ gained: ['d@0'], lost: [], changed: [] });
    expect(await compared(many, few)).toEqual({ gained: [], lost: ['d@0'], changed: [] });
    expect(await compared(runOf([{ at: 0, n: 1 }]), runOf([{ at: 0, n: 1, raises: true }]))).toEqual({ gained: ['error d@0'], lost: ['d@0'], changed: [] });
  });

  it('pair up one by one: none is left where there are as many, and a run equals itself', async () => {
    const matches = fc.array(fc.record({ at: fc.integer({ min: 0, max: 9 }).map((hour) => hour * HOUR), n: fc.integer({ min: 0, max: 3 }), dedup: fc.constantFrom('a', 'b') }), { maxLength: 12 });
    const sorted = matches.map((all) => runOf([...all].sort((a, b) => a.at - b.at)));
    await fc.assert(
      fc.asyncProperty(sorted, sorted, async (before, now) => {
        expect(await compareAlerts(now, now, atOnce)).toEqual({ gained: [], lost: [], changed: [] });
        const { gained, lost } = await compareAlerts(before, now, atOnce);
        expect(now.alerts.length - gained.length).toBe(before.alerts.length - lost.length);
        expect(now.alerts).toEqual(expect.arrayContaining([...gained]));
        expect(before.alerts).toEqual(expect.arrayContaining([...lost]));
        const back = await compareAlerts(now, before, atOnce);
        expect([back.gained.length, back.lost.length, back.changed.length]).toEqual([lost.length, gained.length, (await compareAlerts(before, now, atOnce)).changed.length]);
      }),
    );
  });
});

describe('tables of two runs', () => {
  const table = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 2 })).map(
    (counts) => new Map(Object.entries(counts).map(([key, count]): [string, Item] => [key, { key: { S: key }, intCount: { N: String(count) } }])),
  );

  it('differ by key as a naive comparison says', async () => {
    await fc.assert(
      fc.asyncProperty(table, table, async (before, now) => {
        const keys = [...new Set([...now.keys(), ...before.keys()])];
        const naive = keys
          .map((key) => ({ key, before: before.get(key) ?? null, now: now.get(key) ?? null }))
          .filter((one) => one.before === null || one.now === null || !equalItems(one.before, one.now));
        expect(await compareTables(before, now, atOnce)).toEqual(naive);
      }),
    );
  });

  it('lets the page answer again and again, and gives up when it is told to', async () => {
    const many = new Map(Array.from({ length: 1000 }, (_, n): [string, Item] => [`k${n}`, { key: { S: `k${n}` } }]));
    let breaths = 0;
    await compareTables(new Map(), many, () => {
      breaths += 1;
      return Promise.resolve();
    });
    expect(breaths).toBe(10);
    await expect(compareTables(new Map(), many, () => Promise.reject(new Error('enough')))).rejects.toThrow('enough');
  });
});

it('a run ends before what is done by hand afterwards, also in another segment', () => {
  const { trace } = runOf([{ at: 0, n: 1 }]);
  expect(endOfRun(trace)).toBe(3);
  const later = trace.appendEntries([{ kind: 'edit', at: 1, key: 'k', by: 'hand', delta: { set: { key: { S: 'k' } } } }]).appendEntries([
    { kind: 'clock', at: 2, from: 1, by: 'hand' },
    { kind: 'delete', at: 2, key: 'k', by: 'sweeper' },
  ]);
  expect(endOfRun(later)).toBe(3);
  expect(endOfRun(Trace.start(0, [], DEFAULT_SETTINGS, []))).toBe(1);
});

it('an entry knows the text of the event that it is about', () => {
  const { trace } = runOf([{ at: 0, n: 1 }, { at: 1, n: 2 }]);
  const apart = trace.appendEntries([{ kind: 'result', at: 2, event: 2, detection: 'B', output: false, error: null, alert: null, stdout: '' }]);
  expect([0, 1, 2, 3, 4, 5].map((seq) => apart.eventTextOf(seq))).toEqual([null, '{"n":1}', '{"n":1}', '{"n":2}', '{"n":2}', '{"n":2}']);
});
