import { isPlainObject, isStringArray } from '../trace/item-guard';
import { endsOf } from '../trace/segment-texts';

/**
 * A stored segment as it is written today: earlier pages kept its texts one by one, as `strings`. What else is in it stays
 * unchecked.
 */
export function withOneText(stored: unknown): unknown {
  if (!isPlainObject(stored) || !isStringArray(stored['strings'])) return stored;
  const { strings, ...columns } = stored;
  return { ...columns, text: strings.join(''), ends: endsOf(strings) };
}
