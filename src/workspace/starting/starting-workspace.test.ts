import { describe, expect, it } from 'vitest';
import { readPantherTime } from '../../clock/panther-time';
import { deriveLogType } from '../derive';
import { readEventRow } from '../event-row';
import { summarizeEvent } from '../event-summary';
import { parseEvent } from '../events';
import { readWorkspace } from '../read-workspace';
import { startingWorkspace } from './starting-workspace';

const workspace = startingWorkspace();
const reading = readWorkspace(workspace);
const events = reading.events.map((row) => {
  const parsed = parseEvent(row.text);
  if ('reason' in parsed) throw new Error(parsed.reason);
  return { row, event: parsed.event };
});

describe('the starting workspace', () => {
  it('reads without a problem', () => {
    expect(reading.problems).toEqual([]);
    expect(reading.detections.map(({ id, logTypes, enabled, yamlPath }) => ({ id, logTypes, enabled, yaml: yamlPath !== null }))).toEqual([
      { id: 'AWS.ConsoleLogin.NewAccountWithoutMFA', logTypes: ['AWS.CloudTrail'], enabled: true, yaml: true },
      { id: 'AWS.RepeatedFailures', logTypes: ['AWS.CloudTrail'], enabled: true, yaml: true },
      { id: 'AWS.Role.NewSource', logTypes: ['AWS.CloudTrail'], enabled: true, yaml: true },
      { id: 'Okta.Login.NewCountry', logTypes: ['Okta.SystemLog'], enabled: true, yaml: true },
      { id: 'Okta.NewAccount', logTypes: ['Okta.SystemLog'], enabled: true, yaml: true },
    ]);
    expect(reading.helpers).toEqual([{ module: 'cache_keys', path: 'global_helpers/cache_keys.py' }]);
    expect(workspace.files).toHaveLength(13);
  });

  it('describes every detection', () => {
    for (const detection of reading.detections) {
      expect(detection.displayName).not.toBe('');
      expect(detection.description).not.toBe('');
      expect(detection.runbook).not.toBe('');
      expect(detection.dedupPeriodMinutes).toBeGreaterThanOrEqual(60);
    }
  });

  it('has two weeks of events in order of their times', () => {
    const times = reading.events.map((row) => readPantherTime(row.time ?? ''));
    expect(times).toHaveLength(80);
    expect(times).not.toContain(null);
    expect(times).toEqual([...times].sort((a, b) => Number(a) - Number(b)));
    expect(reading.events[0]?.time?.slice(0, 10)).toBe('2026-03-02');
    expect(reading.events.at(-1)?.time?.slice(0, 10)).toBe('2026-03-15');
    expect(reading.events.every((row) => row.enabled && summarizeEvent(readEventRow(row)).includes(' · '))).toBe(true);
  });

  it('has CloudTrail and Okta events whose fields say the same as p_log_type', () => {
    const types = events.map(({ row, event }) => {
      expect(deriveLogType(event)).toBe(row.logType);
      return row.logType;
    });
    expect(types.filter((type) => type === 'AWS.CloudTrail')).toHaveLength(50);
    expect(types.filter((type) => type === 'Okta.SystemLog')).toHaveLength(30);
  });

  it('uses addresses and names that are set aside for documentation', () => {
    for (const { row } of events) {
      for (const [address] of row.text.matchAll(/\b[0-9]{1,3}(?:\.[0-9]{1,3}){3}\b/g)) {
        if (/^(?:10_15_7|14[0-9]\.0\.0\.0)$/.test(address)) continue; // a browser's version
        expect(address).toMatch(/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./);
      }
      for (const [, domain] of row.text.matchAll(/@([a-z0-9.-]+)/g)) expect(domain).toBe('example.com');
    }
  });

  it('is a fresh object each time', () => {
    expect(startingWorkspace()).toEqual(workspace);
    expect(startingWorkspace().files).not.toBe(workspace.files);
  });
});
