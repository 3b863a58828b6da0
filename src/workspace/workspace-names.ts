/** Longest name of a workspace, in characters. */
const MAX_NAME_LENGTH = 100;

/**
 * The name as it is kept: on one line, without spaces around it or characters that hide or reorder what stands beside them,
 * and not too long. Empty where nothing is left.
 */
export function cleanName(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();
  return [...clean].slice(0, MAX_NAME_LENGTH).join('').trim();
}

/** `name`, or where it is taken (in any case of letters) the first of `name 2`, `name 3` … that is free. */
export function freeName(name: string, taken: Iterable<string>): string {
  const used = new Set<string>();
  for (const other of taken) used.add(other.toLowerCase());
  if (!used.has(name.toLowerCase())) return name;
  for (let number = 2; ; number++) {
    const candidate = `${name} ${number}`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}

/** What a copy of `name` is called before it gets a number: `name copy`, also for a copy of a copy. */
export function nameOfCopy(name: string): string {
  return `${name.replace(/ copy( \d+)?$/, '')} copy`;
}
