import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import { draftOf, expiryText, readDraft, readItemJson } from './item-draft';
import type { DraftResult, ItemDraft } from './item-draft';
import { readSet, writeSet } from './set-text';

/** Stands for DynamoDB's rules: numbers of at most 38 digits. */
function validate(item: unknown): Item {
  if (/"N":"\d{39}/.test(JSON.stringify(item))) throw new Error('Attempting to store more than 38 significant digits in a Number');
  return item as Item;
}

const EMPTY: ItemDraft = { counter: null, set: null, dictionary: null, expires: '', others: [] };
const read = (draft: Partial<ItemDraft>, original: Item | null = null): DraftResult =>
  readDraft('k', { ...EMPTY, ...draft }, original, 0, validate);

describe('sets as text', () => {
  it('keeps every member', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), (members) => {
        expect(readSet(writeSet(members), false)).toEqual({ kind: 'members', members });
      }),
      { seed: 1, examples: [[['']], [[' a ', 'a', '"a"', 'a\nb', '\u2028']]] },
    );
  });

  it('says which line is wrong', () => {
    expect(readSet('a\nb\na', false)).toMatchObject({ message: 'Line 3 repeats line 1.' });
    expect(readSet('1\nx', true)).toMatchObject({ message: expect.stringContaining('Line 2 is no number') });
    expect(readSet('\n \n', false)).toMatchObject({ message: expect.stringContaining('no empty set') });
    expect(readSet('"a', false)).toMatchObject({ kind: 'error' });
  });
});

describe('item drafts', () => {
  const item: Item = {
    key: { S: 'k' },
    intCount: { N: '12345678901234567890' },
    stringSet: { SS: ['a', 'b'] },
    dictionary: { S: '{"b":1,  "a": 1.50}' },
    expiresAt: { N: '1772460311' },
    note: { L: [{ S: 'x' }] },
  };

  it('give an untouched item back exactly', () => {
    expect(readDraft('k', draftOf(item), item, 0, validate)).toEqual({ kind: 'item', item });
  });

  it('keep a dictionary that is no JSON as long as nobody changes it', () => {
    const broken: Item = { key: { S: 'k' }, dictionary: { S: '{oops' } };
    expect(readDraft('k', draftOf(broken), broken, 0, validate)).toEqual({ kind: 'item', item: broken });
  });

  it('write a changed dictionary as Python does', () => {
    expect(read({ dictionary: '{\n  "a":[1,2]\n}' }, item)).toMatchObject({ item: { dictionary: { S: '{"a": [1, 2]}' } } });
  });

  it('say beside each field what is wrong with it', () => {
    const result = read({
      counter: 'twelve',
      set: { text: '', numeric: false },
      dictionary: '{',
      expires: 'soon',
      others: [{ name: 'note', json: '{"S":' }],
    });
    if (result.kind !== 'errors') throw new Error('The draft was taken.');
    expect(result.errors).toMatchObject({
      counter: expect.stringContaining('decimal number'),
      set: expect.stringContaining('no empty set'),
      dictionary: 'Line 1, column 2: A name in double quotes must be here.',
      expires: expect.stringContaining('epoch seconds'),
    });
    expect(result.errors.others.get('note')).toContain('column 6');
  });

  it("put DynamoDB's own refusals beside the field too", () => {
    expect(read({ counter: '1'.repeat(39) })).toMatchObject({ errors: { counter: expect.stringContaining('38 significant digits') } });
  });

  it('keep an attribute called __proto__ an attribute', () => {
    const result = read({ others: [{ name: '__proto__', json: '{"S": "x"}' }] });
    expect(result.kind === 'item' && Object.keys(result.item)).toEqual(['key', '__proto__']);
  });
});

describe('expiryText', () => {
  it('shows a date only where that loses nothing', () => {
    expect(expiryText('1772460311')).toBe('2026-03-02 14:05:11');
    expect(expiryText('1772460311000')).toBe('1772460311000');
    expect(expiryText('1.5')).toBe('1.5');
    expect(expiryText('-5')).toBe('-5');
  });
});

describe('readItemJson', () => {
  it('refuses another key and broken JSON in words', () => {
    expect(() => readItemJson('k', '{"key": {"S": "x"}}', validate)).toThrow('must stay');
    expect(() => readItemJson('k', '{"key"', validate)).toThrow('column 7');
    expect(readItemJson('k', '{"key": {"S": "k"}}', validate)).toEqual({ key: { S: 'k' } });
  });
});
