import { isPlainObject, isStringArray } from '../trace/item-guard';

/**
 * A stored segment as it is written today: earlier pages kept its texts one by one, as `strings`. What else is in it stays
 * unchecked.
 */
export function withOneText(stored: unknown): unknown {
  if (!isPlainObject(stored) || !isStringArray(stored['strings'])) return stored;
  const { strings, ...columns } = stored;
  let length = 0;
  return { ...columns, text: strings.join(''), ends: Int32Array.from(strings, (text) => (length += text.length)) };
}
