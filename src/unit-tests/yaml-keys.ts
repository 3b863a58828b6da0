import { shownText } from '../workspace/shown-text';
import { keyFaultOf, noteKeyFault } from './key-fault';
import { keysInOrder, noteKey } from './key-order';
import { ExactNumber } from './python-json';

type Mapping = Record<string, unknown>;

/** Keys that are no texts, by the names that JSON gives them. */
const others = new WeakMap<object, Map<string, unknown>>();

const isCollection = (key: unknown): boolean => typeof key === 'object' && key !== null && !(key instanceof ExactNumber);

/** The name that Python's `json` gives a key; a mapping or a list has none, and gets one that says what it is. */
function nameOf(key: unknown): string {
  if (typeof key === 'string') return key;
  if (key instanceof ExactNumber) return key.text;
  if (isCollection(key)) return Array.isArray(key) ? '[…]' : '{…}';
  return String(key);
}

function kindOf(key: unknown): string {
  if (typeof key === 'string') return 'a text';
  if (typeof key === 'boolean') return 'a boolean';
  return key === null ? 'null' : 'a number';
}

/** The key of a mapping that has become a name. */
function keyOf(mapping: object, name: string): unknown {
  const own = others.get(mapping);
  return own?.has(name) ? own.get(name) : name;
}

/** Whether YAML takes a mapping to have a key already: 1 and "1" are two. */
export function hasKey(mapping: object, key: unknown): boolean {
  const name = nameOf(key);
  return !isCollection(key) && Object.hasOwn(mapping, name) && kindOf(keyOf(mapping, name)) === kindOf(key);
}

/** Adds a key to a mapping, or replaces it, under the name that JSON has for it, and notes where JSON has none or has it already. */
export function addKey(mapping: Mapping, key: unknown, value: unknown): void {
  const name = nameOf(key);
  if (isCollection(key)) {
    const what = Array.isArray(key) ? 'a list' : 'a mapping';
    noteKeyFault(mapping, { name, reason: `has ${what} as a key, which JSON does not know`, advice: 'Put the key in quotes where it is meant as a text.' });
  } else if (Object.hasOwn(mapping, name) && !hasKey(mapping, key)) {
    const [before, now] = [kindOf(keyOf(mapping, name)), kindOf(key)];
    noteKeyFault(mapping, { name, reason: `has the key ${shownText(name, 60)} as ${before} and as ${now}, which is one name in JSON`, advice: 'Rename or remove one of the two.' });
  }
  noteKey(mapping, name);
  if (typeof key !== 'string') others.set(mapping, (others.get(mapping) ?? new Map<string, unknown>()).set(name, key));
  // A name like __proto__ is one like any other.
  if (name === '__proto__') Object.defineProperty(mapping, name, { value, writable: true, enumerable: true, configurable: true });
  else mapping[name] = value;
}

/** The value of a key that a mapping has. */
export function valueOf(mapping: Mapping, key: unknown): unknown {
  return mapping[nameOf(key)];
}

/** The keys of a mapping in their order, as another one merges them. Throws where one has hidden another. */
export function mergedKeys(mapping: object): Iterable<unknown> {
  if (keyFaultOf(mapping)) throw new Error('Two keys have one name.');
  return others.has(mapping) ? Array.from(keysInOrder(mapping), (name) => keyOf(mapping, name)) : keysInOrder(mapping);
}
