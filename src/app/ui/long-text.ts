import { shorten } from './show-text';

/** A browser lays out a longer text in a field for seconds, at each letter typed. */
const LONGEST = 200_000;
/** Format characters (direction marks, zero widths) cost much more than others: a megabyte of them half a minute. */
const MOST_FORMATS = 20_000;
/** So much of a text that is too long is shown, in characters. */
const SHOWN = 20_000;

/** Whether a field with this text would hold the page up. */
export function isTooLong(text: string): boolean {
  if (text.length <= MOST_FORMATS) return false;
  if (text.length > LONGEST) return true;
  let formats = 0;
  for (const _ of text.matchAll(/\p{Cf}/gu)) if (++formats > MOST_FORMATS) return true;
  return false;
}

/** Why a text cannot come into a field at once; '' where it can. `pasted`: its length is named, `kept`: what of the field's text stays. */
export function pasteRefusal(pasted: string, kept: string): string {
  if (!isTooLong(kept + pasted)) return '';
  const length = `${pasted.length.toLocaleString('en-US')} characters`;
  const most = pasted.length + kept.length > LONGEST ? `${LONGEST.toLocaleString('en-US')} characters` : `${MOST_FORMATS.toLocaleString('en-US')} characters that are invisible`;
  return `Nothing was pasted: the text has ${length}, and a field takes at most ${most}.`;
}

/** What a field that is only read shows of a text, and a sentence that says what is left out; '' where all of it is shown. */
export function beginningOf(text: string): { shown: string; note: string } {
  if (!isTooLong(text)) return { shown: text, note: '' };
  return { shown: shorten(text, SHOWN), note: `The first ${SHOWN.toLocaleString('en-US')} of ${text.length.toLocaleString('en-US')} characters.` };
}
