import { describe, expect, it } from 'vitest';
import { beginTrace as begin } from '../../../trace/test-trace';
import { belongsTo } from './run-selection';

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
