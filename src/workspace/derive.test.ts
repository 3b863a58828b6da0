import { describe, expect, it } from 'vitest';
import { deriveEventTime, deriveLogType, withDerivedEventTime, withDerivedLogType, withLogType } from './derive';

describe('deriveLogType', () => {
  it.each([
    ['AWS.CloudTrail', { eventVersion: '1.11', eventSource: 's3.amazonaws.com', eventName: 'GetObject', awsRegion: 'eu-west-1' }],
    ['Okta.SystemLog', { uuid: 'u', published: 'p', eventType: 'user.session.start', actor: {}, outcome: null, debugContext: {} }],
    ['GCP.AuditLog', { protoPayload: { '@type': 'type.googleapis.com/google.cloud.audit.AuditLog', serviceName: 'x' } }],
    ['GSuite.Reports', { kind: 'admin#reports#activity', id: { applicationName: 'login' }, actor: {}, events: [] }],
    ['GitHub.Audit', { _document_id: 'd', action: 'repo.create', '@timestamp': 1, actor: 'x' }],
    [null, { eventName: 'x' }],
    [null, { kind: 'something', id: { applicationName: 'login' }, actor: {}, events: [] }],
    [null, {}],
  ])('%s', (logType, event) => {
    expect(deriveLogType(event)).toBe(logType);
  });
});

describe('deriveEventTime', () => {
  it.each([
    [{ eventTime: '2026-03-02T08:14:05Z' }, '2026-03-02 08:14:05.000'],
    [{ published: '2026-03-02T08:14:05.123+01:00' }, '2026-03-02 07:14:05.123'],
    [{ timestamp: 1772439245 }, '2026-03-02 08:14:05.000'],
    [{ '@timestamp': 1772439245123 }, '2026-03-02 08:14:05.123'],
    [{ id: { time: '2026-03-02T08:14:05Z' } }, '2026-03-02 08:14:05.000'],
    [{ p_event_time: '2026-03-02T08:14:05Z', eventTime: '2020-01-01T00:00:00Z' }, '2026-03-02 08:14:05.000'],
    [{ time: 'yesterday', created_at: '2026-03-02 08:14:05' }, '2026-03-02 08:14:05.000'],
    [{ time: 4e14 * 1e6 }, null],
    [{ time: null, start: {} }, null],
  ])('%j', (event, time) => {
    expect(deriveEventTime(event)).toBe(time);
  });
});

describe('adding what was derived', () => {
  const trail = '{"eventVersion":"1.11","eventSource":"s","eventName":"n","awsRegion":"r","eventTime":"2026-03-02T08:14:05Z","n":12345678901234567890}';
  it('changes nothing but the one member', () => {
    expect(withDerivedLogType(trail)).toBe(trail.replace('}', ',"p_log_type":"AWS.CloudTrail"}'));
    expect(withDerivedEventTime(trail)).toBe(trail.replace('}', ',"p_event_time":"2026-03-02 08:14:05.000"}'));
    expect(withDerivedEventTime('{"p_event_time": "2026-03-02T08:14:05Z", "a": 1.0}')).toBe('{"p_event_time": "2026-03-02 08:14:05.000", "a": 1.0}');
    expect(withDerivedLogType(trail.replace('{', '{"p_log_type":"",'))).toBe(trail.replace('{', '{"p_log_type":"AWS.CloudTrail",'));
  });
  it('leaves alone what is there, and what cannot be told', () => {
    expect(withDerivedLogType(trail.replace('{', '{"p_log_type":"My.Type",'))).toBeNull();
    expect(withDerivedEventTime('{"p_event_time":"2026-03-02 08:14:05","eventTime":"2020-01-01T00:00:00Z"}')).toBeNull();
    expect(withDerivedLogType('{"a":1}')).toBeNull();
    expect(withDerivedEventTime('{"a":1}')).toBeNull();
    expect(withDerivedEventTime('{"P_Event_Time": "2026-03-02 08:00:00", "time": 5}')).toBeNull();
    expect(withDerivedEventTime('{"P_Event_Time": "2026-03-02T08:00:00Z", "time": 5}')).toContain('2026-03-02 08:00:00');
    expect(withDerivedEventTime('broken')).toBeNull();
  });
});

describe('withLogType', () => {
  it('adds it where it is missing, and keeps what is there', () => {
    expect(withLogType('{"n": 1.0}', 'A.B')).toMatch(/^\{"n": 1\.0,\s*"p_log_type":\s*"A\.B"\}$/);
    expect(withLogType('{"p_log_type": "C.D"}', 'A.B')).toBeNull();
    expect(withLogType('oops', 'A.B')).toBeNull();
  });
});
