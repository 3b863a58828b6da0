import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import { itemSize, validateItem } from '../../engine/page-behaviour';
import { anyItem } from '../../trace/test-arbitraries';
import { typedJson, withType } from './attribute-draft';
import type { AttributeDraft } from './attribute-draft';
import { dictionaryDoubt, draftOf, expiryText, readDraft, readItemJson } from './item-draft';
import type { DraftResult, ItemDraft } from './item-draft';
import { arrayMembers, readSet, writeSet } from './set-text';

/** Stands for DynamoDB's rules: numbers of at most 38 digits. */
function validate(item: unknown): Item {
  if (/"N":"\d{39}/.test(JSON.stringify(item))) throw new Error('Attempting to store more than 38 significant digits in a Number');
  return item as Item;
}

const other = (type: AttributeDraft['type'], text: string, more: Partial<AttributeDraft> = {}): AttributeDraft => ({ id: 0, name: 'note', type, text, quoted: false, ...more });
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

  it('reads a JSON array as members, each once, and takes nothing else for one', () => {
    expect(arrayMembers('["a", "b", "a", ""]')).toEqual(['a', 'b', '']);
    expect(arrayMembers('[\n  "a",\n  1.5\n]\n')).toEqual(['a', '1.5']);
    for (const text of ['[a]', '[]', '["a", null]', '[["a"]]', '[12345678901234567890]', '"a"', 'a\n["b"]']) expect(arrayMembers(text), text).toBeNull();
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
    expect(readDraft('k', draftOf(item), item, 0, validate)).toMatchObject({ kind: 'item', item, bytes: itemSize(item) });
  });

  it('keep a dictionary that is no JSON as long as nobody changes it', () => {
    const broken: Item = { key: { S: 'k' }, dictionary: { S: '{oops' } };
    expect(readDraft('k', draftOf(broken), broken, 0, validate)).toMatchObject({ kind: 'item', item: broken });
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
      others: [other('M', '{"tags": {"L": [{"S": "a"}, {"S":}]}}'), other('N', '1e', { id: 1, name: 'n' })],
    });
    if (result.kind !== 'errors') throw new Error('The draft was taken.');
    expect(result.errors).toMatchObject({
      counter: expect.stringContaining('decimal number'),
      set: expect.stringContaining('no empty set'),
      dictionary: 'Line 1, column 2: A name in double quotes must be here.',
      expires: expect.stringContaining('epoch seconds'),
    });
    expect(result.errors.others.get(0)?.value).toMatch(/^note\.tags\[1\]: Line 1, column 34: A value must be here\.$/);
    expect(result.errors.others.get(1)?.value).toBe('"1e" is no decimal number, such as 12 or -0.5.');
  });

  it("put DynamoDB's own refusals beside the field too", () => {
    expect(read({ counter: '1'.repeat(39) })).toMatchObject({ errors: { counter: expect.stringContaining('38 significant digits') } });
  });

  it('keep an attribute called __proto__ an attribute', () => {
    const result = read({ others: [other('S', 'x', { name: '__proto__' })] });
    expect(result.kind === 'item' && Object.keys(result.item)).toEqual(['key', '__proto__']);
  });
});

describe('any item', () => {
  /** Items that the table takes: as it keeps them, under a key, without halves of characters. */
  const anyStored = anyItem.map((attributes): Item | null => {
    const item = JSON.parse(JSON.stringify({ ...attributes, key: { S: 'k' } })) as Item;
    if (/\\ud[89a-f]/i.test(JSON.stringify(item))) return null;
    try {
      return validateItem(item);
    } catch {
      return null;
    }
  }).filter((item) => item !== null);

  it('survives the editor unchanged', () => {
    fc.assert(
      fc.property(anyStored, (item) => {
        const result = readDraft('k', draftOf(item), item, 0, validateItem);
        expect(result).toEqual({ kind: 'item', item, bytes: itemSize(item) });
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('survives it also where its text has what a field cannot show', () => {
    const item: Item = { key: { S: 'k' }, a: { S: 'a\r\nb' }, b: { S: '"quoted"' }, c: { S: ' \u2028' }, d: { SS: ['', ' a', '"'] }, e: { BS: ['', 'AA=='] } };
    expect(readDraft('k', draftOf(item), null, 0, validateItem)).toMatchObject({ kind: 'item', item });
  });

  it('can change the type of an attribute and back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer().map(String), { minLength: 1, maxLength: 5 }), (members) => {
        const set = other('NS', members.join('\n'));
        expect(withType(withType(set, 'SS'), 'NS').text.split('\n').sort()).toEqual([...members].sort());
        const [first = ''] = members;
        expect(withType(withType(other('N', first), 'S'), 'N').text).toBe(first);
        expect(JSON.parse(withType(set, 'L').text)).toEqual(members.map((S) => ({ S })));
      }),
      { seed: 4, numRuns: 50 },
    );
  });
});

describe('what a draft says', () => {
  const errorsOf = (draft: Partial<ItemDraft>): unknown => {
    const result = readDraft('k', { ...EMPTY, ...draft }, null, 0, validateItem);
    return result.kind === 'errors' ? result.errors : null;
  };
  const valueError = (attribute: AttributeDraft): string | undefined => {
    const result = readDraft('k', { ...EMPTY, others: [attribute] }, null, 0, validateItem);
    return result.kind === 'errors' ? result.errors.others.get(0)?.value : undefined;
  };

  it('about names: empty, the key, the same twice, also as a field of a helper', () => {
    const names = (...all: string[]): ItemDraft['others'] => all.map((name, id) => other('S', 'x', { id, name }));
    expect(errorsOf({ others: names('') })).toMatchObject({ others: new Map([[0, { name: 'Write a name.' }]]) });
    expect(errorsOf({ others: names('key') })).toMatchObject({ others: new Map([[0, { name: expect.stringContaining('own key') }]]) });
    expect(errorsOf({ others: names('a', 'b', 'a') })).toMatchObject({ others: new Map([0, 2].map((id) => [id, { name: expect.stringContaining('another attribute') }])) });
    expect(errorsOf({ counter: '1', others: names('intCount') })).toMatchObject({ others: new Map([[0, { name: expect.stringContaining('another attribute') }]]) });
  });

  it.each([
    ['S', 'a\ud800', /^Character 2 is half of a surrogate pair \(\\ud800\)/],
    ['N', '1'.repeat(39), /38 significant digits at most, and this number has 39/],
    ['N', '1e400', /magnitude/],
    ['B', 'abc', /groups of four characters, and this has 3/],
    ['B', 'a?==', /Base64 has letters/],
    ['SS', '\n', /no empty set/],
    ['NS', '1\n1.0', /duplicates/],
    ['M', '[]', /A map is an object/],
    ['L', '{}', /square brackets/],
    ['M', '{"tags": {"L": [{"S": "a"}, {"N": "x"}]}}', /^note\.tags\[1\]: "x" is no decimal number/],
    ['M', '{"a": 1}', /^note\.a: A value is written with its type/],
    ['M', '{"a": {"Z": 1}}', /^note\.a: A value has one of the types S, N/],
    ['L', `${'[{"L": '.repeat(32)}[]${'}]'.repeat(32)}`, /^note(\[0\]){32}: Lists and maps are nested 32 levels deep at most/],
  ] as const)('about a value of type %s', (type, text, message) => {
    expect(valueError(other(type, text))).toMatch(message);
  });

  it('about the size of the item', () => {
    const at = (length: number): ItemDraft['others'] => [other('S', 'x'.repeat(length), { name: 'd' })];
    const room = 400 * 1024 - 'key'.length - 'k'.length - 'd'.length;
    expect(errorsOf({ others: at(room) })).toBeNull();
    expect(errorsOf({ others: at(room + 1) })).toMatchObject({ item: expect.stringMatching(/^The item is too large by 1 bytes: DynamoDB takes 400 KB/) });
  });

  it('about a dictionary, with the way to the fault', () => {
    expect(errorsOf({ dictionary: '{"profile": {"tags": [1, 2, oops]}}' })).toMatchObject({ dictionary: 'profile.tags[2]: Line 1, column 29: A value must be here.' });
    expect(dictionaryDoubt('{"a": {"b": 1, "b": 2}}')).toBe('a.b comes twice; Python reads the last one.');
    expect(dictionaryDoubt('[1]')).toContain('no dictionary');
    expect(dictionaryDoubt('{"a": {"b": NaN}, "b": 2}')).toBeNull();
  });

  it('gives plain JSON its types where that loses nothing', () => {
    expect(JSON.parse(typedJson('{"a": 1, "b": ["x", null, {"c": true}]}') ?? '')).toEqual({
      a: { N: '1' },
      b: { L: [{ S: 'x' }, { NULL: true }, { M: { c: { BOOL: true } } }] },
    });
    expect([typedJson('{"a": {"S": "x"}}'), typedJson('{"a": 12345678901234567890}'), typedJson('{'), typedJson('1')]).toEqual([null, null, null, null]);
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
