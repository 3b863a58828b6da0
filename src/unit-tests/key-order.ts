/** JavaScript puts such names before all others of an object, in order of their numbers. */
const NUMBER = /^\d+$/;

/** Names in the order in which they were written, of mappings that JavaScript would give another one. */
const written = new WeakMap<object, Set<string>>();

/** Notes that a name comes next in a mapping, before it is set there; again or not. */
export function noteKey(mapping: object, name: string): void {
  let order = written.get(mapping);
  // Until the first number, the object has the order itself.
  if (order === undefined && NUMBER.test(name)) written.set(mapping, (order = new Set(Object.keys(mapping))));
  order?.add(name);
}

/** The names of a mapping in the order in which they were written, as a Python dict has them; where none were noted, in JavaScript's. */
export function keysInOrder(mapping: object): Iterable<string> {
  return written.get(mapping) ?? Object.keys(mapping);
}
