/** Most characters of foreign text in a sentence. */
const LONGEST = 100;

/**
 * Foreign text (a name out of a zip, a piece of a file) as it can stand in a sentence: cut to `longest` characters, and with
 * characters that are not seen or that turn the direction of what follows written as their number, e.g. `<U+202E>`.
 */
export function shownText(text: string, longest = LONGEST): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (char) => `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`);
}
