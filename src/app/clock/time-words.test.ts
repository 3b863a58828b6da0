import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../trace/default-settings';
import { beginTrace } from '../../trace/test-trace';
import type { RunSettings } from '../../trace/trace-types';
import { lastWrite } from './last-write';
import { movedBackWords, timeSummary } from './time-words';

const NINE = 1_772_442_000;

describe('the time settings in a line', () => {
  it.each([
    [{}, 'Event time, sweeps within 48 hours'],
    [{ processingDelaySeconds: 90, sweeper: 'never' }, 'Event time plus 1 minute 30 seconds, never sweeps'],
    [{ processingTime: 'fixed', processedAt: NINE, processingDelaySeconds: 90, sweeper: 'at once' }, 'Fixed at 2026-03-02 09:00:00, sweeps at once'],
    [{ processingTime: 'fixed', sweeper: 'at once' }, 'Fixed time, sweeps at once'],
    [{ processingTime: 'real', sweeper: 'after a delay' }, 'Real time of the run, sweeps 1 day after expiry'],
    [{ eventsArrive: 'late, out of order' }, 'Event time, events up to 10 minutes late, sweeps within 48 hours'],
  ] satisfies [Partial<RunSettings>, string][])('%j', (change, text) => {
    expect(timeSummary({ ...DEFAULT_SETTINGS, ...change })).toBe(text);
  });
});

describe('the clock moved back', () => {
  const begin = beginTrace();
  const wrote = begin.appendEntries([
    { kind: 'edit', at: NINE, key: 'k', by: 'hand', delta: { set: { key: { S: 'k' } } } },
    { kind: 'clock', at: NINE + 60, from: NINE, by: 'hand' },
  ]);

  it('knows when the table was written last', () => {
    expect(lastWrite(begin)).toBeNull();
    expect(lastWrite(wrote)).toBe(NINE);
    expect(lastWrite(wrote.appendEntries([{ kind: 'delete', at: NINE + 70, key: 'k', by: 'sweeper' }]))).toBe(NINE + 70);
  });

  it('says what it means for expiries only where something was written later', () => {
    expect(movedBackWords(NINE, NINE)).toBeNull();
    expect(movedBackWords(NINE, NINE + 0.9)).toBeNull();
    expect(movedBackWords(NINE, null)).toBeNull();
    expect(movedBackWords(NINE - 7200, NINE)).toMatch(/^The table was last written at 2026-03-02 09:00:00, 2 hours after this time\. Items keep their expiry/);
  });
});
