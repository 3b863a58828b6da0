import { describe, expect, it } from 'vitest';
import type { ItemDelta } from '../trace/trace-types';
import { changedState, stateOf, withNewNumbers } from './key-state';

const origin = { at: 1_772_000_000.5, event: 7, helper: 'increment_counter' };
const before = stateOf({ key: { S: 'a' }, intCount: { N: '4' }, expiresAt: { N: '1772000100' }, stringSet: { SS: ['x', 'yz'] } }, 1_771_999_000);

describe('changedState', () => {
  it('follows counts, expiries, members and dictionaries', () => {
    expect(before).toMatchObject({ count: 4, expiresAt: 1_772_000_100, expirySetAt: 1_771_999_000, expirySetBy: null, members: 2, memberCharacters: 3, changedIn: 0 });
    const added = changedState(before, { add: { stringSet: ['abc'] }, drop: { stringSet: ['x'] }, set: { expiresAt: { N: '1772003600' } } }, origin);
    expect(added).toMatchObject({ count: 4, expiresAt: 1_772_003_600, expirySetAt: origin.at, expirySetBy: 'increment_counter', members: 2, memberCharacters: 5, changedIn: 7 });
    const put = changedState(added, { set: { dictionary: { S: '{"a": 1}' } }, remove: ['intCount', 'stringSet'] }, origin);
    expect(put).toMatchObject({ count: null, members: 0, memberCharacters: 0, dictionaryCharacters: 8, expiresAt: 1_772_003_600 });
    expect(changedState(put, 'delete', origin)).toBeNull();
    expect(changedState(null, { set: { expiresAt: { N: '5' } } }, origin)).toMatchObject({ count: null, expiresAt: 5 });
  });
});

describe('withNewNumbers', () => {
  it.each<ItemDelta>([
    { set: { intCount: { N: '5' } } },
    { set: { expiresAt: { N: '1772009999' } } },
    { set: { intCount: { N: '-5' }, expiresAt: { N: '1772009999' } } },
    { set: { expiresAt: { N: '1772009999' }, intCount: { N: '10.5' } } },
  ])('reads from the text what parsing gives: %j', (delta) => {
    expect(withNewNumbers(before, JSON.stringify(delta), origin)).toEqual(changedState(before, delta, origin));
  });

  it.each<ItemDelta>([
    'delete',
    { set: { intCount: { S: '5' } } },
    { set: { other: { N: '5' } } },
    { set: { intCount: { N: '5' }, other: { N: '5' } } },
    { set: { intCount: { N: '5' } }, remove: ['stringSet'] },
    { remove: ['intCount'] },
    { add: { stringSet: ['"intCount":{"N":"5"}'] } },
  ])('leaves other changes to parsing: %j', (delta) => {
    expect(withNewNumbers(before, JSON.stringify(delta), origin)).toBeUndefined();
  });
});

describe('withNewNumbers of a new item', () => {
  const origin = { at: 100, event: 2, helper: 'increment_counter' };
  const set = { key: { S: 'a:b' }, intCount: { N: '3' }, expiresAt: { N: '160' } };

  it('is what a parsed change gives', () => {
    expect(withNewNumbers(null, JSON.stringify({ set }), origin)).toEqual(changedState(null, { set }, origin));
  });

  it('leaves keys with escapes, and other attributes, to parsing', () => {
    for (const other of [{ ...set, key: { S: 'a"b' } }, { ...set, key: { S: 'a\\' } }, { key: set.key, dictionary: { S: '{}' } }, { intCount: set.intCount, key: set.key }]) {
      const text = JSON.stringify({ set: other });
      const quick = withNewNumbers(null, text, origin);
      expect(quick === undefined || JSON.stringify(quick) === JSON.stringify(changedState(null, { set: other }, origin)), text).toBe(true);
    }
  });
});
