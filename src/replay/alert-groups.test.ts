import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DETECTION, SETTINGS } from '../trace/test-arbitraries';
import { Trace } from '../trace/trace';
import type { AlertFields, DetectionResult, PythonError, StoredEntry, TracedDetection } from '../trace/trace-types';
import { AlertGrouper, countAlerts, groupAlerts, groupsAt, type AlertGroup } from './alert-groups';

const SEVEN_PAST_TEN = 1_700_000_000;
const MINUTE = 60;

function alert(fields: Partial<AlertFields> = {}): AlertFields {
  const empty = { description: '', reference: '', runbook: '', destinations: null, context: {}, problems: [] };
  return { title: 'Title', dedup: 'alice', severity: 'HIGH', ...empty, ...fields };
}

function result(at: number, fields: Partial<DetectionResult>, detection = DETECTION.id): StoredEntry {
  return { kind: 'result', at, event: 1, detection, output: true, error: null, alert: null, stdout: '', ...fields };
}

function match(at: number, fields: Partial<AlertFields> = {}, detection = DETECTION.id): StoredEntry {
  return result(at, { alert: alert(fields) }, detection);
}

function failure(at: number, type: string, message: string, repr = `${type}(${message})`): StoredEntry {
  const error: PythonError = { function: 'rule', type, message, repr, file: null, line: null, traceback: '' };
  return result(at, { output: null, error });
}

function trace(entries: readonly StoredEntry[], detection: Partial<TracedDetection> = {}): Trace {
  return Trace.start(0, [], SETTINGS, [{ ...DETECTION, ...detection }]).appendEntries(entries);
}

/** All that a group tells, with the lists that it copies when they are read. */
function told({ detection, path, dedup, isError, title, severity, from, last, until, count, matches, distinct, alerted }: AlertGroup): AlertGroup {
  return { detection, path, dedup, isError, title, severity, from, last, until, count, matches, distinct, alerted };
}

describe('alert groups', () => {
  it('have a window that is fixed from the first match', () => {
    const groups = groupAlerts(
      trace([
        match(SEVEN_PAST_TEN, { title: 'First', severity: 'LOW' }),
        match(SEVEN_PAST_TEN + 59 * MINUTE, { title: 'Second' }),
        match(SEVEN_PAST_TEN + 60 * MINUTE, { title: 'Third' }),
        match(SEVEN_PAST_TEN + 119.99 * MINUTE),
      ]),
    );
    expect(groups.map(told)).toEqual([
      {
        detection: DETECTION.id,
        path: DETECTION.path,
        dedup: 'alice',
        isError: false,
        title: 'First',
        severity: 'LOW',
        from: SEVEN_PAST_TEN,
        last: SEVEN_PAST_TEN + 59 * MINUTE,
        until: SEVEN_PAST_TEN + 60 * MINUTE,
        count: 2,
        matches: [1, 2],
        alerted: true,
      },
      expect.objectContaining({ title: 'Third', from: SEVEN_PAST_TEN + 60 * MINUTE, matches: [3, 4] }),
    ]);
    expect(countAlerts(groups)).toBe(2);
  });

  it.each([
    [15, 15],
    [0, 60],
    [1440, 1440],
  ])('take %i minutes of the detection as %i', (dedupPeriodMinutes, minutes) => {
    const [group] = groupAlerts(trace([match(1000)], { dedupPeriodMinutes }));
    expect(group?.until).toBe(1000 + minutes * MINUTE);
  });

  it('are one for each detection and dedup string', () => {
    const other = { ...DETECTION, id: 'Other', path: 'rules/other.py' };
    const entries = [match(1), match(2, { dedup: 'bob' }), match(3, {}, 'Other'), match(4), match(5, {}, 'Unknown')];
    const groups = groupAlerts(Trace.start(0, [], SETTINGS, [DETECTION, other]).appendEntries(entries));
    expect(groups.map((group) => [group.path, group.dedup, group.matches])).toEqual([
      [DETECTION.path, 'alice', [1, 4]],
      [DETECTION.path, 'bob', [2]],
      ['rules/other.py', 'alice', [3]],
      ['', 'alice', [5]],
    ]);
  });

  it('alert once as many matches as the threshold fall into one window', () => {
    const grouper = new AlertGrouper();
    const hour = 60 * MINUTE;
    const first = trace([match(0), match(1)], { threshold: 3 });
    grouper.add(first, first.results(0));
    expect(grouper.groups.map((group) => group.alerted)).toEqual([false]);
    expect(countAlerts(grouper.groups)).toBe(0);
    const second = first.appendEntries([match(hour), match(hour + 1), match(hour + 2)]);
    grouper.add(second, second.results(first.length));
    expect(grouper.groups.map((group) => group.alerted)).toEqual([false, true]);
    expect(countAlerts(grouper.groups)).toBe(1);
  });

  it('join a match after the clock was moved back', () => {
    const groups = groupAlerts(trace([match(5000), match(10)]));
    expect(groups).toMatchObject([{ from: 5000, last: 10, matches: [1, 2] }]);
  });

  it('about exceptions last a day, stand apart, and are not counted as alerts', () => {
    const grouper = new AlertGrouper();
    const entries = [
      failure(0, 'NameError', "name 'time' is not defined", `NameError("name 'time' is not defined")`),
      failure(86_399, 'NameError', 'another'),
      failure(86_400, 'NameError', 'third'),
      failure(86_401, 'UnicodeError', 'bad text', "UnicodeError('utf-8', b'x', 0, 1)"),
      failure(86_402, 'AssertionError', ''),
      match(86_403, { dedup: 'NameError' }),
    ];
    const failures = trace(entries, { threshold: 5 });
    grouper.add(failures, failures.results(0));
    expect(grouper.groups.map(({ title, dedup, isError, matches, alerted }) => [title, dedup, isError, matches, alerted])).toEqual([
      [`NameError("name 'time' is not defined")`, 'NameError', true, [1, 2], true],
      ['NameError(third)', 'NameError', true, [3], true],
      ["UnicodeError('utf-8', b'x', 0, 1)", 'UnicodeError', true, [4], true],
      ['AssertionError()', 'AssertionError', true, [5], true],
      ['Title', 'NameError', false, [6], false],
    ]);
    expect(countAlerts(grouper.groups)).toBe(0);
    expect(grouper.errors).toBe(5);
  });

  it('are nothing for results without a match', () => {
    expect(groupAlerts(trace([result(1, { output: false }), result(2, { output: false, stdout: 'x' })]))).toEqual([]);
  });

  it('are the same whether results come at once or in parts', () => {
    const entry = fc.tuple(fc.nat({ max: 90 }), fc.constantFrom('a', 'b'), fc.boolean());
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (list, size) => {
        let at = 0;
        const entries = list.map(([minutes, dedup, fails]) => {
          at += minutes * MINUTE;
          return fails ? failure(at, dedup, 'm') : match(at, { dedup });
        });
        let part = trace([]);
        const grouper = new AlertGrouper();
        for (let i = 0; i < entries.length; i += size) {
          const next = part.appendEntries(entries.slice(i, i + size));
          grouper.add(next, next.results(part.length));
          expect(grouper.groups.map(told)).toEqual(groupAlerts(next).map(told));
          part = next;
        }
      }),
      { seed: 1 },
    );
  });

  it('that were handed out stay as they are, and are the same objects until they change', () => {
    const grouper = new AlertGrouper();
    const first = trace([match(0), match(1, { dedup: 'bob' })]);
    grouper.add(first, first.results(0));
    const shown = grouper.groups;
    expect(grouper.groups).toBe(shown);
    const second = first.appendEntries([match(2)]);
    grouper.add(second, second.results(first.length));
    expect(shown[0]?.matches).toEqual([1]);
    expect(grouper.groups[0]?.matches).toEqual([1, 3]);
    expect(grouper.groups[1]).toBe(shown[1]);
  });

  it('cost what has changed: neither other groups nor the matches of a large one are copied until they are read', () => {
    const grouper = new AlertGrouper();
    const first = trace([...Array.from({ length: 50 }, (_, i) => match(i, { dedup: `d${i}` })), ...Array.from({ length: 50 }, () => match(60))]);
    grouper.add(first, first.results(0));
    const before = grouper.groups;
    const copies = vi.spyOn(Array.prototype, 'slice');
    const second = first.appendEntries([match(61)]);
    grouper.add(second, second.results(first.length));
    const after = grouper.groups;
    const copied = copies.mock.contexts.filter((array) => Array.isArray(array) && array.length >= 50);
    copies.mockRestore();
    expect(copied).toEqual([before]);
    expect(after.filter((group, i) => group !== before[i])).toHaveLength(1);
    expect([before[50]?.count, after[50]?.count]).toEqual([50, 51]);
  });
});

describe('alert groups at a moment', () => {
  it('are those of the trace as it was then', () => {
    const entries = [match(0), match(10), failure(20, 'KeyError', 'x'), match(30, { dedup: 'bob' }), match(40), match(50, { dedup: 'bob' })];
    const whole = trace(entries, { threshold: 2 });
    for (let moment = 1; moment <= whole.length; moment += 1) {
      const then = groupAlerts(trace(entries.slice(0, moment - 1), { threshold: 2 }));
      expect(groupsAt(groupAlerts(whole), whole, moment).map(told)).toEqual(then.map(told));
    }
  });
});

describe('a threshold over unique', () => {
  const group = (values: (string | null)[], threshold: number) =>
    groupAlerts(trace(values.map((unique, index) => match(SEVEN_PAST_TEN + index, { unique })), { threshold }))[0];

  it('counts distinct values, not matches', () => {
    expect(group(['a', 'a', 'a', 'b'], 3)).toMatchObject({ alerted: false, distinct: [1, 1, 1, 2], matches: [1, 2, 3, 4] });
    expect(group(['a', 'a', 'b', 'c'], 3)).toMatchObject({ alerted: true, distinct: [1, 1, 2, 3] });
  });

  it('takes None for a value like any other', () => {
    expect(group([null], 1)?.alerted).toBe(true);
    expect(group([null, null, ''], 2)).toMatchObject({ alerted: true, distinct: [1, 1, 2] });
  });

  it('begins anew with each window', () => {
    const entries = [match(0, { unique: 'a' }), match(3600, { unique: 'b' })];
    expect(groupAlerts(trace(entries, { threshold: 2 })).map(({ alerted }) => alerted)).toEqual([false, false]);
  });

  it('is the same at a moment of the past as it was then', () => {
    const whole = trace(['a', 'b', 'a', 'c'].map((unique, index) => match(index, { unique })), { threshold: 3 });
    const groups = groupAlerts(whole);
    for (const [moment, distinct, alerted] of [[3, [1, 2], false], [4, [1, 2, 2], false], [5, [1, 2, 2, 3], true]] as const) {
      expect(groupsAt(groups, whole, moment)).toMatchObject([{ distinct, alerted }]);
    }
  });

  it('keeps states that were handed out as they were', () => {
    const grouper = new AlertGrouper();
    const one = trace([match(0, { unique: 'a' })], { threshold: 2 });
    grouper.add(one, one.results(0));
    const [before] = grouper.groups;
    const two = one.appendEntries([match(1, { unique: 'b' })]);
    grouper.add(two, two.results(one.length));
    expect([before?.alerted, before?.distinct, grouper.groups[0]?.alerted, grouper.groups[0]?.distinct]).toEqual([false, [1], true, [1, 2]]);
  });

  it('does not touch alerts about exceptions', () => {
    expect(groupAlerts(trace([failure(0, 'KeyError', 'x')], { threshold: 5 }))[0]).toMatchObject({ alerted: true, dedup: 'KeyError', until: 86_400 });
  });
});
