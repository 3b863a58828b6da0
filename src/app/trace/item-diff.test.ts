import { describe, expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import { itemDiff } from './item-diff';

const item = (attributes: Item): Item => ({ key: { S: 'k' }, ...attributes });
const lines = (before: Item | null, after: Item | null): string[] =>
  itemDiff(before, after).flatMap(({ name, lines: changed }) => changed.map((line) => `${name} ${line.sign} ${line.text}`));

describe('itemDiff', () => {
  it('shows numbers as old and new', () => {
    expect(lines(item({ intCount: { N: '1' }, expiresAt: { N: '9' } }), item({ intCount: { N: '2' }, expiresAt: { N: '9' } }))).toEqual([
      'intCount − 1',
      'intCount + 2',
      'expiresAt   9',
    ]);
  });

  it('shows sets by member', () => {
    expect(lines(item({ stringSet: { SS: ['a', 'b'] } }), item({ stringSet: { SS: ['b', 'c'] } }))).toEqual(['stringSet − a', 'stringSet + c']);
  });

  it('shows dictionaries by name, and texts that are none whole', () => {
    const before = item({ dictionary: { S: '{"ip": "192.0.2.1", "n": 1}' } });
    expect(lines(before, item({ dictionary: { S: '{"ip": "192.0.2.2", "n": 1}' } }))).toEqual([
      'dictionary − "ip": "192.0.2.1"',
      'dictionary + "ip": "192.0.2.2"',
    ]);
    expect(lines(before, item({ dictionary: { S: '{broken' } }))).toHaveLength(2);
    expect(lines(before, item({ dictionary: { S: '{"ip":"192.0.2.1","n":1}' } }))).toHaveLength(2);
  });

  it('shows items that come and go', () => {
    expect(lines(null, item({ intCount: { N: '1' } }))).toEqual(['intCount + 1']);
    expect(lines(item({ intCount: { N: '1' } }), null)).toEqual(['intCount − 1']);
    expect(lines(null, item({}))).toEqual([]);
  });

  it('takes __proto__ for an attribute name', () => {
    const odd: Item = JSON.parse('{"key": {"S": "k"}, "__proto__": {"N": "1"}}');
    expect(lines(null, odd)).toEqual(['__proto__ + 1']);
  });
});
