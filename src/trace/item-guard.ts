import type { AttributeValue, Item } from './item';

/** DynamoDB nests documents 32 levels deep at most; a little more is let through, so that only nonsense is refused. */
const MAX_DEPTH = 40;

/** Whether something is an attribute value in DynamoDB's JSON notation: its shape, not DynamoDB's limits. */
export function isAttributeValue(value: unknown, depth = 0): value is AttributeValue {
  if (!isPlainObject(value) || depth > MAX_DEPTH) return false;
  const entries = Object.entries(value);
  const [type, content] = entries[0] ?? ['', undefined];
  if (entries.length !== 1) return false;
  switch (type) {
    case 'S':
    case 'N':
    case 'B':
      return typeof content === 'string';
    case 'BOOL':
      return typeof content === 'boolean';
    case 'NULL':
      return content === true;
    case 'SS':
    case 'NS':
    case 'BS':
      return isStringArray(content);
    case 'L':
      return Array.isArray(content) && content.every((one) => isAttributeValue(one, depth + 1));
    case 'M':
      return isPlainObject(content) && Object.values(content).every((one) => isAttributeValue(one, depth + 1));
    default:
      return false;
  }
}

/** Whether something is an item with a hash key `key`. */
export function isItem(value: unknown): value is Item {
  return isPlainObject(value) && Object.values(value).every((one) => isAttributeValue(one)) && hashKey(value as Item) !== null;
}

/** The item's hash key: the text of its attribute `key`; null where it has none. */
export function hashKey(item: Item): string | null {
  const value = Object.hasOwn(item, 'key') ? item['key'] : undefined;
  return value !== undefined && 'S' in value ? value.S : null;
}

/** An object that is no array. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isStringArray(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
