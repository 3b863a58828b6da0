import { counted } from '../state/count-words';

const MOST_LINES = 14;

/** Where a text belongs that is too long for the fields of an item. */
export const ITEM_LIMIT = 'DynamoDB takes 400 KB at most for a whole item.';

/** How many lines a field for a text has. */
export function linesFor(text: string): number {
  return Math.min(MOST_LINES, Math.max(3, text.split('\n').length + 1));
}

/** How many members a set has, whose text has one a line. */
export function memberCount(text: string): string {
  return counted(text.split('\n').filter((line) => line.trim() !== '').length, 'member');
}
