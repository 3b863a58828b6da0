import type { AttributeValue, Item } from '../trace/item';
import { compareNumbers } from './decimal';

/** The type descriptors of DynamoDB JSON. */
export const TYPES = ['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M'] as const;
export type AttributeType = (typeof TYPES)[number];
export type SetType = 'SS' | 'NS' | 'BS';

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

/** The members of a set and its type; null for a value of another type. */
export function setMembers(value: AttributeValue): { type: SetType; members: readonly string[] } | null {
  if ('SS' in value) return { type: 'SS', members: value.SS };
  if ('NS' in value) return { type: 'NS', members: value.NS };
  if ('BS' in value) return { type: 'BS', members: value.BS };
  return null;
}

/** A set's members in the order in which the table keeps them; equal sets become equal lists. */
export function sortMembers(type: SetType, members: Iterable<string>): string[] {
  // Binary members are sorted by their base64 text: the order only has to be one, DynamoDB promises none.
  return type === 'NS' ? [...members].sort(compareNumbers) : [...members].sort();
}

/** A set value with the given members, sorted. */
export function makeSet(type: SetType, members: Iterable<string>): AttributeValue {
  const sorted = sortMembers(type, members);
  return type === 'SS' ? { SS: sorted } : type === 'NS' ? { NS: sorted } : { BS: sorted };
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
  if ('N' in a && 'N' in b) return compareNumbers(a.N, b.N);
  if ('S' in a && 'S' in b) return compareText(a.S, b.S);
  if ('B' in a && 'B' in b) return compareText(bytesOf(a.B), bytesOf(b.B));
  return null;
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((member, i) => member === b[i]);
}

/** Whether two values are equal: same type, same content, also deep inside. Sets have to be sorted, as stored ones are. */
export function equalValues(a: AttributeValue, b: AttributeValue): boolean {
  if ('S' in a) return 'S' in b && a.S === b.S;
  if ('N' in a) return 'N' in b && a.N === b.N;
  if ('B' in a) return 'B' in b && a.B === b.B;
  if ('BOOL' in a) return 'BOOL' in b && a.BOOL === b.BOOL;
  if ('NULL' in a) return 'NULL' in b;
  if ('SS' in a) return 'SS' in b && sameTexts(a.SS, b.SS);
  if ('NS' in a) return 'NS' in b && sameTexts(a.NS, b.NS);
  if ('BS' in a) return 'BS' in b && sameTexts(a.BS, b.BS);
  if ('L' in a) {
    if (!('L' in b) || a.L.length !== b.L.length) return false;
    const other = b.L;
    return a.L.every((element, i) => {
      const counterpart = other[i];
      return counterpart !== undefined && equalValues(element, counterpart);
    });
  }
  return 'M' in b && equalItems(a.M, b.M);
}

/** Whether two items (or maps) have the same attributes with equal values, in any order. */
export function equalItems(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const left = attribute(a, name);
    const right = attribute(b, name);
    return left !== undefined && right !== undefined && equalValues(left, right);
  });
}
