import type { AttributeValue, Item } from '../trace/item';
import { significantDigits } from './decimal';

/** Largest item, key and attribute names included: 400 KB. */
export const MAX_ITEM_BYTES = 400 * 1024;

const encoder = new TextEncoder();
const ASCII = /^[\x00-\x7f]*$/;

/** Length of a text in UTF-8 bytes. */
export function utf8Length(text: string): number {
  return ASCII.test(text) ? text.length : encoder.encode(text).length;
}

function base64Length(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}

/** One byte per two significant digits and one more; DynamoDB documents this as an approximation. */
function numberLength(text: string): number {
  return Math.ceil(significantDigits(text) / 2) + 1;
}

function sum<T>(elements: readonly T[], size: (element: T) => number): number {
  let total = 0;
  for (const element of elements) total += size(element);
  return total;
}

/** Lists and maps take 3 bytes, and 1 for each element. */
function valueSize(value: AttributeValue): number {
  if ('S' in value) return utf8Length(value.S);
  if ('N' in value) return numberLength(value.N);
  if ('B' in value) return base64Length(value.B);
  if ('SS' in value) return sum(value.SS, utf8Length);
  if ('NS' in value) return sum(value.NS, numberLength);
  if ('BS' in value) return sum(value.BS, base64Length);
  if ('L' in value) return 3 + sum(value.L, (element) => 1 + valueSize(element));
  if ('M' in value) return 3 + Object.keys(value.M).length + itemSize(value.M);
  return 1;
}

/** Size of an item in bytes by the rules of DynamoDB's developer guide: attribute names (UTF-8) and values. */
export function itemSize(item: Item): number {
  let size = 0;
  for (const [name, value] of Object.entries(item)) size += utf8Length(name) + valueSize(value);
  return size;
}

/** Capacity units of reading so many bytes: one for each 4 KB begun, half when eventually consistent; at least one block. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
}

/** Capacity units of a write: one for each KB begun of the larger of the item before and after; at least one. */
export function writeUnits(before: Item | null, after: Item | null): number {
  const bytes = Math.max(before === null ? 0 : itemSize(before), after === null ? 0 : itemSize(after));
  return Math.max(1, Math.ceil(bytes / 1024));
}
