/** Ways to import a module whose name is made when the code runs. */
const DYNAMIC = /\b(?:importlib|__import__|runpy|pkgutil|exec|eval)\b|\bsys\.modules\b/;

/**
 * Whether a Python text may import one of some modules: their names stand in it somewhere, be it as a text, or it imports what cannot be
 * told from the text. It says yes where nothing is imported rather than no where something is.
 */
export function namesAny(text: string, modules: ReadonlySet<string>): boolean {
  if (modules.size === 0) return false;
  if (DYNAMIC.test(text)) return true;
  const names = [...modules].map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${names.join('|')})(?![\\p{L}\\p{N}_])`, 'u').test(text);
}
