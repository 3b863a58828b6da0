import type { AttributeValue, Item } from '../../trace/item';
import { attribute } from '../attribute-value';
import { invalid, type DynamoError } from '../dynamo-error';
import type { Path } from './path';

/** A copy of a map without one attribute. */
function without(item: Item, name: string): Item {
  return Object.fromEntries(Object.entries(item).filter(([other]) => other !== name));
}

function wrongPath(): DynamoError {
  return invalid('The document path provided in the update expression is invalid for update');
}

function editList(list: readonly AttributeValue[], index: number, value: AttributeValue | null): AttributeValue[] {
  if (value === null) return list.filter((_, i) => i !== index);
  // An index beyond the end appends.
  return index < list.length ? list.map((element, i) => (i === index ? value : element)) : [...list, value];
}

function editValue(container: AttributeValue | undefined, path: Path, value: AttributeValue | null): AttributeValue {
  const [part, ...rest] = path;
  if (container === undefined) throw wrongPath();
  if (typeof part === 'number') {
    if (!('L' in container)) throw wrongPath();
    if (rest.length === 0) return { L: editList(container.L, part, value) };
    return { L: editList(container.L, part, editValue(container.L[part], rest, value)) };
  }
  if (part === undefined || !('M' in container)) throw wrongPath();
  return { M: editItem(container.M, [part, ...rest], value) };
}

/**
 * A copy of an item in which the value at a path is set, or removed where `value` is null. What contains the place has to
 * exist and be a list or map as the path says, otherwise a ValidationException is thrown.
 */
export function editItem(item: Item, path: Path, value: AttributeValue | null): Item {
  const [name, ...rest] = path;
  if (typeof name !== 'string') throw wrongPath();
  if (rest.length > 0) return { ...item, [name]: editValue(attribute(item, name), rest, value) };
  return value === null ? without(item, name) : { ...item, [name]: value };
}
