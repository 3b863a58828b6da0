import type { AttributeValue, Item } from '../../trace/item';
import { attribute } from '../attribute-value';
import { invalid, type DynamoError } from '../dynamo-error';

/** A document path with its names resolved: attribute names and list indices. */
export type Path = readonly (string | number)[];

function step(value: AttributeValue, part: string | number): AttributeValue | undefined {
  if (typeof part === 'number') return 'L' in value ? value.L[part] : undefined;
  return 'M' in value ? attribute(value.M, part) : undefined;
}

/** The value at a path of an item; undefined where there is none. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const part of path) {
    value = step(value, part);
    if (value === undefined) return undefined;
  }
  return value;
}

/** A path as DynamoDB's messages show it, e.g. `[a, b, [0]]`. */
export function showPath(path: Path): string {
  return `[${path.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join(', ')}]`;
}

function checkPair(one: Path, two: Path): void {
  const shared = Math.min(one.length, two.length);
  for (let i = 0; i < shared; i++) {
    if (typeof one[i] !== typeof two[i]) throw pathsError('conflict', one, two);
    if (one[i] !== two[i]) return;
  }
  throw pathsError('overlap', one, two);
}

function pathsError(problem: 'conflict' | 'overlap', one: Path, two: Path): DynamoError {
  return invalid(
    `Two document paths ${problem} with each other; must remove or rewrite one of these paths; ` +
      `path one: ${showPath(one)}, path two: ${showPath(two)}`,
  );
}

/** Refuses paths of which one contains another, or that use one place both as a list and as a map. */
export function checkDistinct(paths: readonly Path[]): void {
  paths.forEach((path, i) => {
    for (const earlier of paths.slice(0, i)) checkPair(earlier, path);
  });
}
