import { prettyJson } from '../../ui/json-text';
import { LONGEST_TEXT } from '../../ui/show-text';

/** A JSON value as text, pretty-printed where that is worth its while: not where it is too long or too deep to be read. */
export function shownJson(value: unknown): string {
  const text = jsonText(value);
  if (text === null) return 'The value is nested too deeply to be shown.';
  if (text.length > LONGEST_TEXT) return text;
  const pretty = prettyJson(text);
  return typeof pretty === 'string' ? pretty : text;
}

/** Null where the value is too deep for the browser to write it. */
function jsonText(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return null;
  }
}
