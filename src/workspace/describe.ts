import { shownText } from './shown-text';

/** Most characters of a text that stands in a sentence about its type. */
const LONGEST = 40;

/** What a value of YAML is, in words that can stand in a sentence. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return `the text ${JSON.stringify(shownText(value, LONGEST))}`;
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}`;
  return typeof value === 'boolean' ? String(value) : 'something else';
}
