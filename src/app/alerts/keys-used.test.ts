import { describe, expect, it } from 'vitest';
import { aRequest, DETECTION, SETTINGS } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import { keysUsed } from './keys-used';

describe('the keys that a match used', () => {
  it('are those of its own event and detection, each once, with what came of it last', () => {
    const result = { kind: 'result', at: 1, output: true, error: null, alert: null, stdout: '' } as const;
    const trace = Trace.start(0, [], SETTINGS, [DETECTION]).appendEntries([
      { kind: 'event', at: 1, event: 1, time: 'event', data: {} },
      aRequest(1, { event: 1, key: 'earlier' }),
      { ...result, event: 1, detection: DETECTION.id },
      { kind: 'event', at: 2, event: 2, time: 'event', data: {} },
      aRequest(2, { event: 2, key: 'theirs', detection: 'Other' }),
      { ...result, event: 2, detection: 'Other' },
      aRequest(2, { event: 2, key: 'a', operation: 'GetItem', helper: 'get_counter', delta: null }),
      aRequest(2, { event: 2, key: 'b', helper: null, operation: 'PutItem', delta: { set: { key: { S: 'b' } } } }),
      aRequest(2, { event: 2, key: 'a', helper: 'increment_counter', delta: { set: { key: { S: 'a' } } } }),
      { ...result, event: 2, detection: DETECTION.id },
    ]);
    expect(keysUsed(trace, 10)).toEqual([
      { key: 'b', text: 'PutItem: changed' },
      { key: 'a', text: 'increment_counter: changed' },
    ]);
    expect(keysUsed(trace, 3)).toMatchObject([{ key: 'earlier' }]);
  });
});
