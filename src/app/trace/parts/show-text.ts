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

/** One line of a user's text as it can be shown safely: what is invisible, or would reorder the line, is made visible. */
export function showText(text: string): string {
  return text.replace(HIDDEN, visible);
}

/** The same for text of several lines: line feeds and tabs stay as they are. */
export function showLines(text: string): string {
  return text.replace(HIDDEN, (character) => (character === '\n' || character === '\t' ? character : visible(character)));
}

/** The first `limit` characters (never half a surrogate pair), with `…` where something was left out. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const code = text.charCodeAt(limit - 1);
  const end = code >= 0xd800 && code <= 0xdbff ? limit - 1 : limit;
  return `${text.slice(0, end)}…`;
}
