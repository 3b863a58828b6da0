import type { AttributeValue, Item } from '../../trace/item';

/** What the caching helpers keep in an item, as the grid names it. */
export const ITEM_TYPES = ['counter', 'string set', 'dictionary', 'mixed', 'expiry only', 'other'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** The parts of an item that a caching helper reads, and the rest. */
export interface ItemParts {
  counter: string | null;
  /** Members; a set of numbers (that integers were added to) has `numeric`. */
  members: readonly string[] | null;
  numeric: boolean;
  /** JSON text. */
  dictionary: string | null;
  /** Decimal text of epoch seconds. */
  expiresAt: string | null;
  /** Attributes that no helper reads, also those with a helper's name but another type. */
  others: readonly { name: string; value: AttributeValue }[];
}

/** Takes an item apart by the attributes that the caching helpers use: intCount, stringSet, dictionary, expiresAt. */
export function itemParts(item: Item): ItemParts {
  const parts: ItemParts = { counter: null, members: null, numeric: false, dictionary: null, expiresAt: null, others: [] };
  const others: { name: string; value: AttributeValue }[] = [];
  for (const [name, value] of Object.entries(item)) {
    if (name === 'key') continue;
    else if (name === 'intCount' && 'N' in value) parts.counter = value.N;
    else if (name === 'stringSet' && 'SS' in value) parts.members = value.SS;
    else if (name === 'stringSet' && 'NS' in value) {
      parts.members = value.NS;
      parts.numeric = true;
    } else if (name === 'dictionary' && 'S' in value) parts.dictionary = value.S;
    else if (name === 'expiresAt' && 'N' in value) parts.expiresAt = value.N;
    else others.push({ name, value });
  }
  return { ...parts, others };
}

/** The type of an item by what it holds besides its expiry. */
export function itemType(parts: ItemParts): ItemType {
  const helpers = [parts.counter, parts.members, parts.dictionary].filter((part) => part !== null).length;
  if (helpers > 1 || (helpers === 1 && parts.others.length > 0)) return 'mixed';
  if (parts.counter !== null) return 'counter';
  if (parts.members !== null) return 'string set';
  if (parts.dictionary !== null) return 'dictionary';
  return parts.others.length === 0 && parts.expiresAt !== null ? 'expiry only' : 'other';
}
