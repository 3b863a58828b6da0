import type { AttributeValue, Item } from '../../trace/item';
import { attribute } from '../attribute-value';
import { invalid } from '../dynamo-error';
import type { WrittenPath } from './ast';
import type { Path } from './path';

/** What the `#names` and `:values` of a request's expressions stand for. */
export interface Bindings {
  /** `#name` to attribute name. */
  readonly names: Readonly<Record<string, string>>;
  /** `:value` to value. */
  readonly values: Item;
}

/** The value that a `:value` stands for. Throws a ValidationException when the request does not define it. */
export function valueOf(bindings: Bindings, name: string): AttributeValue {
  const value = attribute(bindings.values, name);
  if (value === undefined) {
    throw invalid(`An expression attribute value used in expression is not defined; attribute value: ${name}`);
  }
  return value;
}

/** A written path with its `#names` replaced. Throws a ValidationException when one is not defined. */
export function resolvePath(bindings: Bindings, path: WrittenPath): Path {
  return path.map((part) => {
    if (typeof part === 'number' || !part.startsWith('#')) return part;
    const name = Object.hasOwn(bindings.names, part) ? bindings.names[part] : undefined;
    if (name === undefined) {
      throw invalid(`An expression attribute name used in the document path is not defined; attribute name: ${part}`);
    }
    return name;
  });
}
