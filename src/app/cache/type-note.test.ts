import { describe, expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import { itemParts, itemType } from './item-type';
import { typeNote } from './type-note';

function note(attributes: Item): string | null {
  const parts = itemParts({ key: { S: 'k' }, ...attributes });
  return typeNote(itemType(parts), parts);
}

describe('typeNote', () => {
  it('says nothing of what one helper reads', () => {
    expect(note({ intCount: { N: '1' }, expiresAt: { N: '1' } })).toBeNull();
    expect(note({ expiresAt: { N: '1' } })).toBeNull();
  });

  it('names what an item holds at once, and what no helper reads', () => {
    expect(note({ intCount: { N: '1' }, stringSet: { SS: ['a'] } })).toBe('It holds a counter and a string set under one key and one expiry.');
    expect(note({ intCount: { N: '1' }, note: { S: 'x' } })).toBe('No caching helper reads “note”.');
    expect(note({ intCount: { S: '1' }, expiresAt: { S: 'soon' } })).toBe('No caching helper reads “intCount” and “expiresAt”.');
    expect(note({})).toBe('It holds nothing that a caching helper reads.');
  });

  it('stays short', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${'x'.repeat(200)}${n}`, { S: '' }]));
    expect(note(many)?.length).toBeLessThan(320);
    expect(note(many)).toContain('and 295 more');
  });
});
