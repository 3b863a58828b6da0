import { describe, expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import { diffItem } from '../../trace/item-delta';
import { aRequest, DETECTION, SETTINGS } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import type { StoredEntry } from '../../trace/trace-types';
import { keyHistory } from '../key-history/key-versions';
import { keysUsed } from './used-keys';

const result = { kind: 'result', at: 1, output: true, error: null, alert: null, stdout: '' } as const;
const event = (number: number): StoredEntry => ({ kind: 'event', at: number, event: number, time: 'event', data: {} });
const asks = (fields: Parameters<typeof aRequest>[1]): StoredEntry => aRequest(2, { event: 2, ...fields });

describe('the keys that a match used', () => {
  it('are those of its own event and detection, each once, also where the clock slept in between', () => {
    const trace = Trace.start(0, [], SETTINGS, [DETECTION]).appendEntries([
      event(1),
      aRequest(1, { event: 1, key: 'earlier' }),
      { ...result, event: 1, detection: DETECTION.id },
      event(2),
      asks({ key: 'theirs', detection: 'Other' }),
      { ...result, event: 2, detection: 'Other' },
      asks({ key: 'a', operation: 'GetItem', helper: 'get_counter' }),
      asks({ key: 'b', helper: null, operation: 'PutItem', delta: { set: { key: { S: 'b' } } } }),
      { kind: 'clock', at: 3, from: 2, by: 'sleep' },
      { kind: 'delete', at: 3, key: 'b', by: 'sweeper' },
      asks({ key: 'a', helper: 'increment_counter', delta: { set: { key: { S: 'a' } } } }),
      { ...result, event: 2, detection: DETECTION.id },
    ]);
    expect(keysUsed(trace, 12).map(({ key, text }) => ({ key, text }))).toEqual([
      { key: 'a', text: 'get_counter: read, then increment_counter: changed' },
      { key: 'b', text: 'PutItem: changed' },
    ]);
    expect(keysUsed(trace, 3)).toMatchObject([{ key: 'earlier' }]);
  });
});

const counter = (count: number): Item => ({ key: { S: 'a' }, intCount: { N: String(count) } });
const write = (from: number, to: number, helper: string, returned?: Record<string, string>): StoredEntry =>
  asks({ helper, delta: diffItem(counter(from), counter(to)), body: JSON.stringify({ Key: { key: { S: 'a' } }, ...returned }) });
const read = (helper: string): StoredEntry => asks({ operation: 'GetItem', helper });
const refused = (helper: string, returned: Record<string, string>): StoredEntry =>
  asks({ helper, error: { type: 'ConditionalCheckFailedException', message: 'Not met' }, body: JSON.stringify(returned) });

/** What is told of a key that an earlier event left at 1, and the count of the version that is said to have counted. */
function told(...requests: StoredEntry[]): [text: string, count: string | undefined] {
  const trace = Trace.start(0, [], SETTINGS, [DETECTION]).appendEntries([
    event(1),
    aRequest(1, { event: 1, delta: diffItem(null, counter(1)) }),
    { ...result, event: 1, detection: DETECTION.id },
    event(2),
    ...requests,
    { ...result, event: 2, detection: DETECTION.id },
  ]);
  const [used] = keysUsed(trace, trace.length - 1);
  const count = keyHistory(trace, 'a', (used?.until ?? 0) + 1).versions.at(-1)?.after?.['intCount'];
  return [used?.text ?? '', count && 'N' in count ? count.N : undefined];
}

describe('the version of a key that decided', () => {
  const RETURNED = { ReturnValues: 'UPDATED_NEW' };

  it('is said to be up to the request that decided', () => {
    const trace = Trace.start(0, [], SETTINGS, [DETECTION]).appendEntries([event(2), read('get_counter'), write(0, 1, 'put', RETURNED), { ...result, event: 2, detection: DETECTION.id }]);
    expect(keysUsed(trace, 4)).toMatchObject([{ until: 2 }]);
  });

  it('is what was read, not what the same event wrote afterwards', () => {
    expect(told(read('get_dictionary'), write(1, 5, 'put_dictionary'))).toEqual(['get_dictionary: read, then put_dictionary: changed', '1']);
  });

  it('is what an update wrote and returned, not what came after it', () => {
    expect(told(write(1, 2, 'increment_counter', RETURNED), write(2, 0, 'reset_counter'))).toEqual([
      'increment_counter: changed, then reset_counter: changed',
      '2',
    ]);
  });

  it('is that of the first answer, where a request before it was answered with nothing of the item', () => {
    expect(told(refused('increment_counter', RETURNED), write(1, 7, 'increment_counter', RETURNED))).toEqual([
      'increment_counter: condition not met, changed',
      '7',
    ]);
    expect(told(write(1, 3, 'put_dictionary'), read('get_dictionary'), write(3, 4, 'put_dictionary'))[1]).toBe('3');
  });

  it('is the one before a request that returned the old values, also of a condition that was not met', () => {
    expect(told(write(1, 2, 'x', { ReturnValues: 'ALL_OLD' }), read('y'))[1]).toBe('1');
    expect(told(refused('x', { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }), write(1, 2, 'x', RETURNED))[1]).toBe('1');
  });

  it('is the one that was found, where no request was answered with the item', () => {
    expect(told(write(1, 2, 'put_dictionary'), write(2, 3, 'put_dictionary'))).toEqual(['put_dictionary: changed 2 times', '1']);
  });

  it('is told with the beginning of a long list of requests', () => {
    const turns = Array.from({ length: 4 }, () => [read('get'), write(1, 1, 'put')]).flat();
    expect(told(...turns)[0]).toBe('get: read, then put: no change, then get: read, then put: no change, then get: read, and 3 more requests');
  });
});
