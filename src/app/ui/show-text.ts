/**
 * Characters that a screen would swallow or that would reorder the text around them: controls, format characters (zero
 * width, bidirectional, soft hyphen, byte order mark), line and paragraph separators, halves of surrogate pairs.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** Longer texts are cut where they are drawn: a browser stands still over one line of a million characters. */
const LONGEST_LINE = 10_000;
/** An item of 400 KB, the largest that the table takes, is shown whole. */
export const LONGEST_TEXT = 500_000;

/**
 * One line of a user's text as it can be shown safely: what is invisible, or would reorder the line, is made visible. At most
 * `limit` characters of it.
 */
export function showText(text: string, limit = LONGEST_LINE): string {
  return shorten(text, limit).replace(HIDDEN, visible);
}

/** The same for text of several lines: line feeds and tabs stay as they are; says how much was left out. */
export function showLines(text: string): string {
  const rest = text.length - LONGEST_TEXT;
  const note = rest > 0 ? `\n${rest.toLocaleString('en-US')} more characters are not shown.` : '';
  return shorten(text, LONGEST_TEXT).replace(HIDDEN, (character) => (character === '\n' || character === '\t' ? character : visible(character))) + note;
}

/** The first `limit` characters (never half a surrogate pair), with `…` where something was left out. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const code = text.charCodeAt(limit - 1);
  const end = code >= 0xd800 && code <= 0xdbff ? limit - 1 : limit;
  return `${text.slice(0, end)}…`;
}
