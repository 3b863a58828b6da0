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

/** What Python takes for one key has one such text, whatever it is written as: 1, 1.0 and true are equal there. Null for what equals no other. */
function numberOf(key: unknown): string | null {
  if (typeof key === 'boolean') return key ? '1' : '0';
  const text = typeof key === 'number' ? String(key) : key instanceof ExactNumber ? key.text : null;
  if (text === null || text === 'NaN') return null;
  if (/^-?\d+$/.test(text)) return String(BigInt(text));
  const value = Number(text);
  return Number.isInteger(value) ? String(BigInt(value)) : String(value);
}

/** The names of a mapping's numbers and booleans, by what Python takes them for. */
const numbers = new WeakMap<object, Map<string, string>>();

/** Notes a key that is a number, and says under which other name the mapping has it already; undefined where it has not. */
function otherName(mapping: object, key: unknown, name: string): string | undefined {
  const number = numberOf(key);
  if (number === null) return undefined;
  const own = numbers.get(mapping) ?? new Map<string, string>();
  numbers.set(mapping, own);
  const before = own.get(number);
  if (before === undefined) own.set(number, name);
  return before === name ? undefined : before;
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

/** Adds a key to a mapping, or replaces it, under the name that JSON has for it, and notes where JSON has none, or it or Python has it already. */
export function addKey(mapping: Mapping, key: unknown, value: unknown): void {
  const name = nameOf(key);
  const other = otherName(mapping, key, name);
  if (isCollection(key)) {
    const what = Array.isArray(key) ? 'a list' : 'a mapping';
    noteKeyFault(mapping, { name, reason: `has ${what} as a key, which JSON does not know`, advice: 'Put the key in quotes where it is meant as a text.' });
  } else if (Object.hasOwn(mapping, name) && !hasKey(mapping, key)) {
    const [before, now] = [kindOf(keyOf(mapping, name)), kindOf(key)];
    noteKeyFault(mapping, { name, reason: `has the key ${shownText(name, 60)} as ${before} and as ${now}, which is one name in JSON`, advice: 'Rename or remove one of the two.' });
  } else if (other !== undefined) {
    noteKeyFault(mapping, { name, reason: `has the keys ${shownText(other, 60)} and ${shownText(name, 60)}, which are one in Python`, advice: 'Rename or remove one of the two, or put one in quotes.' });
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
