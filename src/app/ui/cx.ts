/** Joins class names, leaving out what is false or undefined. Returns '' for none, which an element takes as no class. */
export function cx(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
