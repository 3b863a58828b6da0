/**
 * Whether two values of YAML or JSON are the same. A number without a fraction may come as one of another kind. Aliases make one value
 * stand in many places, each of which may hold many others: a pair that was compared, or is being, is not compared again.
 */
export function isSameValue(a: unknown, b: unknown, seen = new Map<object, Set<object>>()): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b) || a === b || (typeof a === 'bigint' && Number(a) === b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const compared = seen.get(a) ?? new Set();
  if (compared.has(b)) return true;
  seen.set(a, compared.add(b));
  const [own, others] = [Object.entries(a), new Map(Object.entries(b))];
  return own.length === others.size && own.every(([name, value]) => others.has(name) && isSameValue(value, others.get(name), seen));
}
