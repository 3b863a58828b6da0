import { describe, expect, it } from 'vitest';
import { processingTime } from '../clock/panther-time';
import type { JsonObject } from '../trace/item';
import { parseEvent, readEventsFile } from './events';
import { summarizeEvent } from './event-summary';

const read = (text: string, path = 'events/a.jsonl') => readEventsFile({ path, text });
const lines = (count: number): string[] => Array.from({ length: count }, (_, index) => `{"n":${index},"p_log_type":"T"}`);

describe('readEventsFile', () => {
  it('makes a row of each line, with what lists show', () => {
    const { rows, problems } = read('\ufeff{"name":"x","p_log_type":"A.B","p_event_time":"2026-03-02 08:00:00"}\r\n\r\n// {"b":1,"p_event_time":5,"p_log_type":""}\n# {}\n');
    expect(rows).toEqual([
      { path: 'events/a.jsonl', line: 1, enabled: true, text: '{"name":"x","p_log_type":"A.B","p_event_time":"2026-03-02 08:00:00"}', logType: 'A.B', time: '2026-03-02 08:00:00', epoch: Date.UTC(2026, 2, 2, 8) / 1000 },
      { path: 'events/a.jsonl', line: 3, enabled: false, text: '{"b":1,"p_event_time":5,"p_log_type":""}', logType: null, time: null, epoch: null },
    ]);
    expect(problems).toEqual([
      { path: 'events/a.jsonl', line: 4, column: 1, severity: 'error', message: 'This line is no event: # cannot begin a value.' },
    ]);
  });

  it('reads the time as a run does: by the exact name, else by the first that differs in case only', () => {
    const { rows } = read('{"P_Event_Time":"2026-03-02 08:00:00"}\n{"P_EVENT_TIME":"2026-03-02 08:00:00","p_event_time":5}\n');
    expect(rows.map(({ time, epoch }) => [time, epoch])).toEqual([['2026-03-02 08:00:00', Date.UTC(2026, 2, 2, 8) / 1000], [null, null]]);
    for (const { text, epoch } of rows) expect(processingTime(JSON.parse(text) as JsonObject, 0, 0).at).toBe(epoch ?? 0);
  });

  it('names line, column and reason of what is no event, and loads the rest', () => {
    const { rows, problems } = read('{"a": 1,}\n  [1]\n"x"\nnull\n12\n{"a":1,"b":{"c":1,"c":2}}\n// just a note\n{"ok":true}\n');
    expect(rows.map((row) => row.line)).toEqual([6, 8]);
    expect(problems.map(({ line, column, severity, message }) => [line, column, severity, message])).toEqual([
      [1, 9, 'error', 'This line is no event: there is a comma before }.'],
      [2, 3, 'error', 'This line is no event: it is a list, but an event is an object in { }.'],
      [3, 1, 'error', 'This line is no event: it is a text, but an event is an object in { }.'],
      [4, 1, 'error', 'This line is no event: it is null, but an event is an object in { }.'],
      [5, 1, 'error', 'This line is no event: it is a number, but an event is an object in { }.'],
      [6, 19, 'warning', 'The name "c" is there twice in one object; the last value counts.'],
    ]);
  });

  it('refuses an event that is nested too deeply', () => {
    const parsed = parseEvent(`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
    expect(parsed).toEqual({ at: 0, reason: 'it is nested deeper than 200 levels' });
  });

  it('lists a hundred problems and counts the others', () => {
    const { problems } = read('x\n'.repeat(1_234));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toBe('1,134 more lines have problems.');
  });

  it('reads a line again only when it changed, and moves the others', () => {
    const path = 'events/changing.jsonl';
    const before = lines(50);
    const first = { path, text: before.join('\n') };
    const { rows: old } = readEventsFile(first);
    const inserted = [...before.slice(0, 20), '{"new":1}', 'broken', ...before.slice(20)];
    const second = { path, text: inserted.join('\n') };
    const { rows, problems } = readEventsFile(second, first);
    expect(rows).toEqual(readEventsFile({ path: 'events/other.jsonl', text: inserted.join('\n') }).rows.map((row) => ({ ...row, path })));
    expect(problems.map((problem) => problem.line)).toEqual([22]);
    expect(rows[0]).toBe(old[0]);
    expect(rows[51 - 1]?.line).toBe(52);
    // Back again: the problem goes, the lines are the old ones.
    expect(readEventsFile({ ...first }, second)).toEqual({ rows: old, problems: [], errors: 0 });
    // Nothing is kept beside the files themselves: a file of the same path that does not follow another is read anew.
    expect(readEventsFile({ ...first }).rows[0]).not.toBe(old[0]);
  });

  it('takes over lines that are disabled or enabled, however many', () => {
    const first = { path: 'events/switched.jsonl', text: '{"a":1,"p_log_type":"T"}\n// {"b":2}\n  {"c":3}\r\n{"d":4,"d":5}' };
    readEventsFile(first);
    const second = { ...first, text: '// {"a":1,"p_log_type":"T"}\n{"b":2}\n//   {"c":3}\r\n// {"d":4,"d":5}' };
    const reading = readEventsFile(second, first);
    expect(reading).toEqual(readEventsFile({ ...second }));
    expect(reading.rows.map(({ enabled }) => enabled)).toEqual([false, true, false, false]);
    expect(reading.problems.map(({ column }) => column)).toEqual([11]);
  });

  it('manages repeated lines when some go', () => {
    const path = 'events/repeated.jsonl';
    const file = { path, text: '{"a":1}\n{"a":1}\n{"a":1}\n' };
    const shorter = { path, text: '{"a":1}\n{"a":1}\n' };
    readEventsFile(file);
    expect(readEventsFile(shorter, file).rows.map((row) => row.line)).toEqual([1, 2]);
    expect(readEventsFile({ path, text: '{"a":1}\n{"a":1}\n{"a":1}\n{"a":1}' }, shorter).rows.map((row) => row.line)).toEqual([1, 2, 3, 4]);
    expect(readEventsFile({ path, text: '' }, shorter).rows).toEqual([]);
  });

  it('reads 100,000 events', () => {
    const { rows, problems } = read(lines(100_000).join('\n'), 'events/many.jsonl');
    expect(rows).toHaveLength(100_000);
    expect(problems).toEqual([]);
    expect(rows.at(-1)).toMatchObject({ line: 100_000, text: '{"n":99999,"p_log_type":"T"}' });
  });
});

describe('summarizeEvent', () => {
  it('says what happened, who did it and from where', () => {
    const cloudTrail = { eventName: 'ListUsers', eventSource: 'iam.amazonaws.com', errorCode: 'AccessDenied', sourceIPAddress: '192.0.2.1', userIdentity: { arn: 'arn:aws:sts::111122223333:assumed-role/Deploy/anna' } };
    expect(summarizeEvent(cloudTrail)).toBe('ListUsers · assumed-role/Deploy/anna · 192.0.2.1 · AccessDenied');
    const okta = { eventType: 'user.session.start', displayMessage: 'User login to Okta', actor: { alternateId: 'a@example.com' }, client: { ipAddress: '192.0.2.1' }, outcome: { result: 'FAILURE' } };
    expect(summarizeEvent(okta)).toBe('User login to Okta · a@example.com · 192.0.2.1 · FAILURE');
  });
  it('takes the first telling values of other events', () => {
    expect(summarizeEvent({ id: 7, p_log_type: 'X', nested: {}, action: 'deleted', user: 'a\nb', ok: false, port: 22, more: 1 })).toBe('action: deleted · user: a b · ok: false · port: 22');
    expect(summarizeEvent({})).toBe('');
    expect(summarizeEvent({ text: '😀'.repeat(200) }).length).toBeLessThanOrEqual(160);
  });
});
