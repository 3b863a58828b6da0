import { describe, expect, it } from 'vitest';
import { Trace } from '../../../trace/trace';
import type { RunSettings } from '../../../trace/trace-types';
import { belongsTo } from './run-selection';

const SETTINGS: RunSettings = {
  startFrom: 'empty table',
  sweeper: 'never',
  sweeperDelayHours: 1,
  helpers: '1.0.2',
  eventsInPutDictionary: 'as documented',
  seed: 1,
  processingDelaySeconds: 0,
};
const begin = (): Trace => Trace.start(0, [], SETTINGS, []);

describe('belongsTo', () => {
  it('stays with a run that goes on, and not with the next one', () => {
    const trace = begin();
    const selection = { selected: 0, run: trace.segments[0] ?? null };
    expect(belongsTo(selection, trace)).toBe(true);
    expect(belongsTo(selection, trace.appendEntries([{ kind: 'clock', at: 9, from: 0, by: 'hand' }]))).toBe(true);
    expect(belongsTo(selection, begin())).toBe(false);
  });

  it('takes what was selected from elsewhere for the run on the screen', () => {
    expect(belongsTo({ selected: 0, run: null }, begin())).toBe(true);
  });
});
