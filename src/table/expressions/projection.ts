import type { AttributeValue, Item } from '../../trace/item';
import { attribute } from '../attribute-value';
import { valueAt, type Path } from './path';

/** The paths that begin with one part, without it. */
type Branches = Map<string | number, Path[]>;

function branchesOf(paths: readonly Path[]): Branches {
  const branches: Branches = new Map();
  for (const [part, ...rest] of paths) {
    if (part === undefined) continue;
    const branch = branches.get(part);
    if (branch === undefined) branches.set(part, [rest]);
    else branch.push(rest);
  }
  return branches;
}

function projectValue(value: AttributeValue, paths: readonly Path[]): AttributeValue {
  if (paths.some((path) => path.length === 0)) return value;
  if ('M' in value) return { M: project(value.M, paths) };
  if (!('L' in value)) return value;
  const elements = [...branchesOf(paths)].sort(([a], [b]) => Number(a) - Number(b));
  return {
    L: elements.flatMap(([index, rest]) => {
      const element = typeof index === 'number' ? value.L[index] : undefined;
      return element === undefined ? [] : [projectValue(element, rest)];
    }),
  };
}

/**
 * The parts of an item that lie at the given paths, inside their maps and lists; of a list the chosen elements, one after
 * the other. Paths that lead nowhere add nothing.
 */
export function project(item: Item, paths: readonly Path[]): Item {
  const found = paths.filter((path) => valueAt(item, path) !== undefined);
  const entries: [string, AttributeValue][] = [];
  for (const [name, rest] of branchesOf(found)) {
    const value = typeof name === 'string' ? attribute(item, name) : undefined;
    if (typeof name === 'string' && value !== undefined) entries.push([name, projectValue(value, rest)]);
  }
  return Object.fromEntries(entries);
}
