import { compareDecimals } from '../trace/decimal-order';
import type { AttributeValue, Item } from '../trace/item';
import { setOf, type SetType } from '../trace/set-members';

/** The type descriptors of DynamoDB JSON. */
export const TYPES = ['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M'] as const;
export type AttributeType = (typeof TYPES)[number];

const KNOWN_TYPES: ReadonlySet<string> = new Set(TYPES);

/** Whether a text is a type descriptor. */
export function isAttributeType(text: string): text is AttributeType {
  return KNOWN_TYPES.has(text);
}

/** The type descriptor of a value. */
export function typeOf(value: AttributeValue): AttributeType {
  for (const name in value) if (isAttributeType(name)) return name;
  throw new TypeError('An attribute value has no type descriptor');
}

/** An attribute of an item or map; undefined when it is absent. Safe for names such as `constructor`. */
export function attribute(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}

/** A set's members in the order in which the table keeps them; equal sets become equal lists. */
export function sortMembers(type: SetType, members: Iterable<string>): string[] {
  // Binary members are sorted by their base64 text: the order only has to be one, DynamoDB promises none.
  return type === 'NS' ? [...members].sort(compareDecimals) : [...members].sort();
}

/** A set value with the given members, sorted. */
export function makeSet(type: SetType, members: Iterable<string>): AttributeValue {
  return setOf(type, sortMembers(type, members));
}

/** The bytes of base64 text, one char code each, so that text operations on it work bytewise. */
export function bytesOf(base64: string): string {
  return atob(base64);
}

function compareText(a: string, b: string): number {
  // DynamoDB orders strings by their UTF-8 bytes, which is code-point order; code units differ from it only where
  // surrogates (U+10000 and above) meet U+E000 to U+FFFF.
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const shift = (unit: number) => (unit >= 0xe000 ? unit - 0x2000 : unit >= 0xd800 ? unit + 0x2000 : unit);
      return shift(x) - shift(y);
    }
  }
  return a.length - b.length;
}

/** Orders two values of one ordered type (S, N, B); null when they have no order: different types, or other ones. */
export function compareValues(a: AttributeValue, b: AttributeValue): number | null {
  if ('N' in a && 'N' in b) return compareDecimals(a.N, b.N);
  if ('S' in a && 'S' in b) return compareText(a.S, b.S);
  if ('B' in a && 'B' in b) return compareText(bytesOf(a.B), bytesOf(b.B));
  return null;
}
